import { z } from 'zod';
import { channelName, size, text, usage, whole } from './scalars.js';

// The partner calls our interface: it posts documents, asks how they stand, and fetches what waits for it.

/** What a key or a client may do. */
export const restScopes = ['documents', 'dispatches', 'orders'] as const;
export type RestScope = (typeof restScopes)[number];

const scopes = z
  .array(z.enum(restScopes))
  .min(1, 'expected at least one of documents, dispatches and orders')
  .default([...restScopes])
  .meta({ description: 'documents: post and follow; dispatches: fetch what we send; orders: see its own orders' });

/** A key by its hash: `./quayside keys new` makes both. While one replaces another, both are listed. */
const key = z.strictObject({
  id: z.string().regex(/^[a-z0-9]{8}$/, 'expected the id of a key, such as the one that "quayside keys new" shows'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'expected the SHA-256 of the key, 64 characters of 0-9 and a-f'),
  scopes,
  expires: z.iso.date('expected a day such as 2027-06-30').optional().meta({ description: 'The last day, in UTC' }),
});

/** A client of the issuer of tokens that the operator has configured. */
const client = z.strictObject({
  claim: z.enum(['sub', 'azp', 'client_id']).default('sub').meta({ description: 'The claim that names the client' }),
  is: text,
  scopes,
});

/** The partner comes to our REST interface. */
export const rest = z
  .strictObject({
    kind: z.literal('rest'),
    name: channelName,
    keys: z.array(key).default([]),
    clients: z.array(client).default([]),
    maxFileSize: size.default(100 * 1024 ** 2),
    requestsPerMinute: whole.prefault('120'),
    usage,
    description: text.optional(),
  })
  .refine(
    ({ keys, clients }) => keys.length + clients.length > 0,
    'expected keys ("./quayside keys new" makes one), clients or both',
  )
  .refine(({ requestsPerMinute }) => requestsPerMinute >= 1 && requestsPerMinute <= 60_000, {
    path: ['requestsPerMinute'],
    message: 'expected 1 to 60000',
  });
