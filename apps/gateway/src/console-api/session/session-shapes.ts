import { z } from 'zod';

export const signInShape = z
  .object({ name: z.string().min(1).max(200), password: z.string().min(1).max(1000) })
  .meta({ id: 'SignIn' });

export const sessionShape = z
  .object({
    user: z.string(),
    displayName: z.string(),
    csrf: z.string().meta({ description: 'Send as x-quayside-csrf' }),
  })
  .meta({ id: 'Session' });
