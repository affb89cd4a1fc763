import { fail, ok, type Result } from '@quayside/std';
import { z } from 'zod';
import { channel } from './channel.js';
import { profileSchema, type PartnerProfile } from './profile.js';
import { text } from './scalars.js';

/** A VAN: a mailbox that carries the traffic of several partners. Whose an interchange is, its envelope says. */
const vanSchema = z.strictObject({
  partner: profileSchema.shape.partner,
  name: text,
  kind: z.literal('van'),
  stage: z.enum(['test', 'live']),
  carries: z
    .array(text)
    .min(1, 'expected the id of at least one partner')
    .meta({ description: 'The partners whose interchanges may come through this mailbox' }),
  channels: z.array(channel).min(1, 'expected a channel'),
  timeZone: profileSchema.shape.timeZone,
  wrappers: profileSchema.shape.wrappers,
  openpgp: profileSchema.shape.openpgp,
  retention: profileSchema.shape.retention,
  notes: text.optional(),
});

/** Whether a profile describes a VAN. */
export function isVan(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'van';
}

/** A VAN as a profile like any other: nobody sends under its name, so it has no identifiers and no documents of its own. */
export function parseVan(value: unknown): Result<PartnerProfile, z.ZodError> {
  const parsed = vanSchema.safeParse(value);
  if (!parsed.success) return fail(parsed.error);
  const { carries, channels, retention, timeZone, wrappers, openpgp, ...van } = parsed.data;
  const neutral = profileSchema.parse({
    ...{ partner: van.partner, name: van.name, stage: van.stage },
    ...{ odoo: { vendor: { ref: van.partner } }, us: {}, identifiers: {}, documents: {} },
  });
  const agreed = { carries, channels, retention, timeZone, wrappers, ...(openpgp ? { openpgp } : {}) };
  return ok({ ...neutral, ...van, ...agreed });
}

/** JSON Schema of a VAN's profile. */
export function vanJsonSchema(): object {
  return z.toJSONSchema(vanSchema, { io: 'input', unrepresentable: 'any' });
}
