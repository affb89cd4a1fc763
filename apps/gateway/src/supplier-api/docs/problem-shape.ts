import { z } from 'zod';
import { supplierShapes } from './supplier-shapes.js';

export const problemShape = z.object({
  type: z.string().meta({ description: 'urn:quayside:problem: and a stable word' }),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().meta({ description: 'What is wrong and what to do, for people' }),
});
supplierShapes.add(problemShape, { id: 'Problem', description: 'An error, as RFC 9457 has it' });
