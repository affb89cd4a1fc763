import { z } from 'zod';
import { length, supplierShapes } from '../docs/supplier-shapes.js';

export const callerShape = z.object({
  partner: z.object({ id: z.string(), name: z.string() }),
  channel: z.string(),
  stage: z.enum(['test', 'live']),
  scopes: z.array(z.string()),
  key: z.object({ id: z.string(), expires: z.iso.date().nullable() }).nullable().meta({
    description: 'The key that you use; null with a token',
  }),
  limits: z.object({ requestsPerMinute: z.number().int(), maxFileSize: length }),
});
supplierShapes.add(callerShape, { id: 'Caller', description: 'Who you are here' });
