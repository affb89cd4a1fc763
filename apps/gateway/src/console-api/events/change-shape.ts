import { z } from 'zod';

/** A line of the event stream: something changed, reload what shows it. Never the data itself. */
export const changeShape = z
  .object({ kind: z.string(), row: z.string(), to: z.string().nullable(), partner: z.string().nullable() })
  .meta({ id: 'Change' });
