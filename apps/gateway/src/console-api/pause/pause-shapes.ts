import { z } from 'zod';
import { instant } from '../vocabulary/instant.js';

export const pauseShape = z
  .object({
    since: instant,
    by: z.string(),
    reason: z.string(),
    documents: z.number().int().meta({ description: 'Documents that go to Odoo when it is lifted' }),
    dispatches: z.number().int().meta({ description: 'Dispatches that go out or are on show when it is lifted' }),
    uncertain: z
      .number()
      .int()
      .meta({ description: 'Dispatches that may have been sent before a backup was restored' }),
    obstacle: z
      .object({
        message: z.string(),
        mayBeKnown: z.boolean().meta({ description: 'Whether it is lifted for somebody who knows of the holes' }),
      })
      .nullable()
      .meta({ description: 'What keeps it from being lifted after a restore' }),
  })
  .meta({ id: 'GatewayPause' });

export const pauseStateShape = z.object({ paused: pauseShape.nullable() }).meta({ id: 'PauseState' });

export const pausingShape = z
  .object({ reason: z.string().trim().min(3, 'say in a few words why').max(1000) })
  .meta({ id: 'Pausing' });

export const resumingShape = z
  .object({
    uncertain: z.enum(['wait', 'send']).meta({
      description: 'What becomes of those that may have been sent: each waits for a decision, or all are sent again',
    }),
    holes: z
      .enum(['none', 'known'])
      .default('none')
      .meta({ description: 'After a restore: there must be no holes in the books, or they are known' }),
  })
  .meta({ id: 'Resuming' });
