import { z } from 'zod';

export const placeShape = z
  .object({ offset: z.number().int(), length: z.number().int(), segment: z.number().int().optional() })
  .meta({ id: 'Place' });

/** One canonical field, ready to show: where it stands in the document and in the bytes. */
export const fieldShape = z
  .object({
    pointer: z.string().meta({ description: 'JSON pointer in the document' }),
    label: z.string().meta({ description: '"Line 2, price"' }),
    group: z.string().meta({ description: 'Heading under which it is shown: "Document", "Line 2"' }),
    value: z.string(),
    place: placeShape.nullable(),
  })
  .meta({ id: 'Field' });

/** Fields of a stretch of a document, and where to ask for the next ones. */
export const fieldPageShape = z
  .object({
    rows: z.array(fieldShape),
    leftOut: z.number().int().meta({ description: 'How many more fields these lines have than are shown' }),
    next: z.number().int().nullable().meta({ description: 'The line from which to ask; null at the end' }),
    list: z
      .object({ one: z.string().meta({ description: '"line"' }), many: z.string(), length: z.number().int() })
      .nullable()
      .meta({ description: 'What the document lists most of, and how many there are' }),
  })
  .meta({ id: 'FieldPage' });
