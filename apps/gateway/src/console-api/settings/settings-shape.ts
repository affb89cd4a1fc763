import { z } from 'zod';
import { instant } from '../vocabulary/instant.js';

export const settingsShape = z
  .object({
    version: z.string(),
    odoo: z.array(
      z.object({
        name: z.string(),
        url: z.string(),
        demo: z.boolean(),
        servedAt: instant.nullable(),
        failingSince: instant.nullable(),
        error: z.string().nullable(),
      }),
    ),
    sftp: z
      .object({
        host: z.string(),
        port: z.number().int(),
        legacy: z
          .object({ port: z.number().int(), hostKeyFingerprint: z.string() })
          .nullable()
          .meta({ description: 'For partners whose software knows old algorithms only' }),
        hostKeyFingerprint: z.string(),
      })
      .nullable(),
  })
  .meta({ id: 'Settings' });
