import { z } from 'zod';
import { instant } from '../vocabulary/instant.js';
import { rowId } from '../vocabulary/row-id.js';

export const dispatchRowShape = z
  .object({
    id: rowId,
    type: z.string(),
    name: z.string(),
    state: z.enum(['ready', 'uncertain', 'sent', 'withdrawn']),
    standing: z.string().meta({
      description: 'How far it has come, in the words of its channel: "ready in out/", "put on the partner\'s server"',
    }),
    size: z.number().int(),
    createdAt: instant,
    sentAt: instant.nullable(),
    sealedFor: z.string().nullable().meta({
      description: "Fingerprint of the partner's OpenPGP key that opens it; nothing when it is not encrypted",
    }),
    text: z.string().meta({
      description: 'The bytes, of what is encrypted those before, at most 64 KB of them, one segment a line',
    }),
  })
  .meta({ id: 'DispatchRow' });
