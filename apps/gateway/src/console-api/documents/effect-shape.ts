import { z } from 'zod';
import { instant } from '../vocabulary/instant.js';
import { placeShape } from './field-shapes.js';

export const effectShape = z
  .object({
    key: z.string(),
    model: z.string(),
    action: z.string(),
    target: z.string(),
    title: z.string(),
    changes: z.array(z.string()).meta({ description: 'Line by line, for people' }),
    state: z.enum(['planned', 'applied']),
    appliedAt: instant.nullable(),
    records: z.array(
      z.object({ model: z.string(), id: z.number().int(), name: z.string().nullable(), url: z.string() }),
    ),
    values: z.array(
      z.object({
        label: z.string(),
        value: z.string(),
        pointer: z.string().meta({ description: 'JSON pointer in the effect’s values' }),
        place: placeShape.nullable(),
      }),
    ),
  })
  .meta({ id: 'Effect' });
