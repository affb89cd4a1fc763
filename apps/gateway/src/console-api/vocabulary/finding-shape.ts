import { z } from 'zod';

export const findingShape = z
  .object({
    code: z.string(),
    severity: z.enum(['fatal', 'warn', 'info']),
    message: z.string(),
    offset: z.number().int().optional(),
    length: z.number().int().optional(),
    tag: z.string().optional(),
    segment: z.number().int().optional(),
    element: z.number().int().optional(),
    component: z.number().int().optional(),
    repetition: z.number().int().optional(),
    row: z.number().int().optional(),
    column: z.number().int().optional(),
    path: z.string().optional(),
    field: z.string().optional().meta({ description: 'The canonical field that it is about, as a JSON pointer' }),
  })
  .meta({ id: 'Finding' });
