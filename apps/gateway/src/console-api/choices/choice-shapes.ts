import { z } from 'zod';
import { settlementShape } from '../vocabulary/settlement-shape.js';

export const choiceShape = z
  .enum(['accept', 'reject', 'process-again', 'send', 'was-sent', 'withdraw', 'snooze', 'waive'])
  .meta({ id: 'Choice' });

export const choosingShape = z
  .object({
    choice: choiceShape,
    reason: z.string().trim().min(3, 'say in a few words why').max(1000),
    settlement: settlementShape.optional(),
  })
  .meta({ id: 'Choosing' });

export const chosenShape = z.object({ message: z.string() }).meta({ id: 'Chosen' });
