import { z } from 'zod';

/** What every error is answered with, as RFC 9457 has it. */
export const problemShape = z
  .object({
    type: z.string().meta({ description: 'urn:quayside:problem: and a stable word' }),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().meta({ description: 'What is wrong and what to do, for people' }),
  })
  .meta({ id: 'Problem' });
