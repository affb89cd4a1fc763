import { z } from 'zod';

export const signInWaysShape = z
  .object({
    provider: z
      .object({
        name: z.string(),
        ask: z.string().nullable().meta({ description: 'Whom to ask for a right' }),
      })
      .nullable()
      .meta({ description: 'Null where no identity provider is set' }),
    local: z.enum(['shown', 'hidden']).meta({ description: 'Whether the form for name and password is shown at once' }),
  })
  .meta({ id: 'SignInWays' });

export const sentToProviderShape = z
  .object({ address: z.string().meta({ description: 'Where the browser has to go' }) })
  .meta({ id: 'SentToProvider' });
