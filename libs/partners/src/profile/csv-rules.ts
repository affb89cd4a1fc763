import { defaultCsv } from '@quayside/edi';
import { z } from 'zod';
import { text, whole } from './scalars.js';

const character = z.string().refine((value) => [...value].length === 1, 'expected one character');

/** A delimiter by its character or by its name. */
const delimiters: Readonly<Record<string, string>> = { tab: '\t', comma: ',', semicolon: ';', pipe: '|' };

/** How the CSV files of the partner are written, both its own and ours. */
export const csv = z
  .strictObject({
    encoding: text.default(defaultCsv.encoding).meta({ description: 'utf-8, windows-1252, utf-16le ...' }),
    delimiter: z
      .union([z.enum(['tab', 'comma', 'semicolon', 'pipe']), character])
      .default(defaultCsv.delimiter)
      .transform((said) => delimiters[said] ?? said),
    quote: z.union([z.literal('none'), character]).default('"'),
    header: z.enum(['yes', 'no']).default('yes').meta({ description: 'Whether the first row names the columns' }),
    decimal: z.enum(['.', ',']).default('.'),
    dates: z
      .array(
        z
          .string()
          .max(30)
          .regex(/^(?=.*Y)(?=.*M)(?=.*D)[YMD./ -]+$/, 'expected a form such as DD.MM.YYYY'),
      )
      .min(1)
      .default(['YYYY-MM-DD', 'YYYYMMDD'])
      .meta({ description: 'Forms of days; the first one is written' }),
    skipLines: whole.default(0).meta({ description: 'Lines before the names of the columns' }),
    comment: character.optional(),
    maxRecordSize: whole.default(defaultCsv.maxRecordSize).meta({ description: 'Bytes of one row' }),
    formulas: z.enum(['neutralised', 'kept']).default('neutralised').meta({
      description:
        "Text cells that a spreadsheet would take for formulas (they begin with =, +, -, @, a tab or a carriage return) are written with a ' in front, and read without it; negative numbers stay as they are. kept: they are written as they are",
    }),
    maxColumns: whole.default(defaultCsv.maxColumns).meta({ description: 'Cells of one row' }),
    maxCells: whole.default(defaultCsv.maxCells).meta({ description: 'Cells of one file' }),
    footer: z
      .strictObject({ marker: text, count: whole })
      .optional()
      .meta({ description: 'A last row that begins with the marker and counts the rows in that cell' }),
    feedback: z.enum(['never', 'errors', 'always']).default('errors').meta({
      description:
        'When the partner gets its file back with what is wrong with each row; unless never, also when somebody refuses a document of it and no application-advice was agreed',
    }),
  })
  .prefault({});
