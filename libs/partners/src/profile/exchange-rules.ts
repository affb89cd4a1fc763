import { defaultAcknowledgement, defaultFraming, validationChecks } from '@quayside/edi';
import { z } from 'zod';
import { flag, whole } from './scalars.js';

// How interchanges are framed, numbered, checked and answered.

const separator = z
  .string()
  .refine(
    (value) => [...value].length === 1 && /^[^A-Za-z0-9 ]$/.test(value),
    'expected one character that is no letter or digit',
  );

/** The characters of what we write to the partner; what it writes says its own. */
export const x12 = z
  .strictObject({
    element: separator.default(defaultFraming.element),
    component: separator.default(defaultFraming.component),
    repetition: separator.default(defaultFraming.repetition),
    terminator: separator.default(defaultFraming.terminator),
    suffix: z.enum(['none', 'lf', 'crlf', 'cr']).default('lf'),
    replacement: z.string().max(1, 'expected one character, or none').default(' '),
  })
  .refine(distinct, 'expected four different characters for element, component, repetition and terminator')
  .prefault({});

function distinct(x: { element: string; component: string; repetition: string; terminator: string }): boolean {
  return new Set([x.element, x.component, x.repetition, x.terminator]).size === 4;
}

/** EDIFACT that we write to the partner; what it writes says its own. */
export const edifact = z
  .strictObject({
    syntax: z
      .enum([
        'UNOA',
        'UNOB',
        'UNOC',
        'UNOD',
        'UNOE',
        'UNOF',
        'UNOG',
        'UNOH',
        'UNOI',
        'UNOJ',
        'UNOK',
        'UNOL',
        'UNOW',
        'UNOY',
      ])
      .default('UNOC')
      .meta({ description: 'The character set: UNOA and UNOB of plain letters, UNOC Latin-1, UNOW and UNOY UTF-8' }),
    version: z
      .enum(['1', '2', '3', '4'])
      .default('3')
      .meta({ type: 'integer', enum: [1, 2, 3, 4] })
      .transform((text) => Number(text) as 1 | 2 | 3 | 4),
    una: flag.default(true).meta({ description: 'Whether UNA is written although it says what is usual' }),
    group: flag.default(false).meta({ description: 'Whether messages go in a group, UNG to UNE' }),
    replacement: z.string().max(1, 'expected one character, or none').default('').meta({
      description:
        'Takes the place of a character in texts that the character set does not have; without one the document is held',
    }),
  })
  .prefault({});

/** Interchange control numbers: where ours start, and for how long a number of theirs may not come again. */
export const controlNumbers = z
  .strictObject({ start: whole.default(1), window: whole.default(400).meta({ description: 'Days' }) })
  .prefault({});

/** What we answer: TA1 on the interchange and a functional acknowledgement (997) on each group; in EDIFACT a CONTRL. */
export const acknowledgements = z
  .strictObject({
    ta1: z.enum(['never', 'requested', 'errors', 'always']).default(defaultAcknowledgement.ta1),
    functional: z.enum(['none', '997', '999']).default(defaultAcknowledgement.functional),
    contrl: z.enum(['never', 'receipt', 'functional', 'requested']).default('functional'),
    detail: z.enum(['all', 'errors']).default(defaultAcknowledgement.detail),
  })
  .prefault({});

/** Each check off, warn or fatal; what is not named keeps the default of the standard. */
export const validation = z.partialRecord(z.enum(validationChecks), z.enum(['off', 'warn', 'fatal'])).prefault({});

/** What comes a second time under the same number with other content. */
export const duplicates = z
  .strictObject({
    controlNumber: z.enum(['refuse', 'ignore']).default('refuse').meta({
      description: 'An interchange: refuse, a person looks at it; ignore, numbers of this partner say nothing',
    }),
    revisions: z.enum(['accept', 'hold']).default('accept').meta({
      description:
        'An order acknowledgement or ship notice: accept, it takes the place of the earlier one; hold, a person decides. Invoices are always held',
    }),
  })
  .prefault({});
