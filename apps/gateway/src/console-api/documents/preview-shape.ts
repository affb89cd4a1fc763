import { z } from 'zod';
import { settlementShape, wayShape } from '../vocabulary/settlement-shape.js';

export const previewingShape = z.object({ settlement: settlementShape }).meta({ id: 'Previewing' });

export const previewShape = z
  .object({
    holds: z.string().nullable().meta({ description: 'Why it would be held once more' }),
    differences: z.array(
      z.object({
        key: z.string(),
        message: z.string(),
        about: z.enum(['order', 'cancellation', 'price-list', 'bill']).meta({ description: 'What would take it' }),
        ways: z.array(wayShape),
        way: wayShape.nullable().meta({ description: 'As it is previewed' }),
        withinTolerance: z.boolean(),
      }),
    ),
    effects: z.array(
      z.object({
        title: z.string(),
        changes: z.array(z.string()).meta({ description: 'Line by line, with the figure of before and after' }),
      }),
    ),
    warnings: z.array(z.string()).meta({ description: 'What Odoo would refuse, and what to do about it' }),
  })
  .meta({ id: 'Preview' });
