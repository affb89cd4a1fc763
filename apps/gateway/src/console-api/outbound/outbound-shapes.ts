import { z } from 'zod';
import { instant } from '../vocabulary/instant.js';

const reason = z.string().trim().min(3, 'say in a few words why').max(1000);

export const askingShape = z.object({ reason }).meta({ id: 'Asking' });

export const sendingAgainShape = z
  .object({
    how: z.enum(['same', 'anew']).meta({
      description: 'The same bytes, name and control number, or the order as it is now as a new version',
    }),
    reason,
  })
  .meta({ id: 'SendingAgain' });

export const partnerPauseShape = z
  .object({ paused: z.object({ since: instant, by: z.string(), reason: z.string() }).nullable() })
  .meta({ id: 'PartnerPause' });
