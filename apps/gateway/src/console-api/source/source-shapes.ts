import { z } from 'zod';

/** One segment, row or line of the raw bytes; offsets are bytes of the file. */
export const sourceLineShape = z
  .object({
    offset: z.number().int(),
    length: z.number().int(),
    text: z.string().meta({ description: 'In the encoding of the file' }),
    width: z
      .enum(['one', 'utf-8', 'utf-16'])
      .meta({ description: 'How many bytes its characters have, to find a place in it' }),
    tag: z.string().nullable(),
    segment: z
      .number()
      .int()
      .nullable()
      .meta({ description: 'Position in the set, ST = 1; of CSV the row of the file' }),
  })
  .meta({ id: 'SourceLine' });

/** A piece of raw text, and where to ask for the next one. */
export const sourceShape = z
  .object({
    lines: z.array(sourceLineShape),
    next: z
      .object({
        offset: z.number().int(),
        number: z.number().int().meta({ description: 'Of the segment, row or line that begins there' }),
      })
      .nullable()
      .meta({ description: 'Where the rest begins; null at the end' }),
  })
  .meta({ id: 'Source' });
