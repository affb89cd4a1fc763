import { z } from 'zod';
import { instant } from '../vocabulary/instant.js';
import { pageOf } from '../vocabulary/page-of.js';
import { partnerRef } from '../vocabulary/partner-ref.js';

/** A channel: what was agreed, how it stands, and what went through it. */
export const channelRowShape = z
  .object({
    kind: z.string(),
    partner: partnerRef,
    account: z.string(),
    state: z
      .enum(['working', 'paused', 'failing', 'approval', 'unused'])
      .meta({ description: 'approval: it waits for a yes to the key that the other side shows' }),
    about: z
      .string()
      .meta({ description: '"Fetches from outbox and sends to inbox at sftp.acme.example, every 60 s"' }),
    usage: z.enum(['live', 'test', 'both']),
    error: z.string().nullable().meta({ description: 'The last failure in words, while it fails' }),
    heldBack: z
      .string()
      .nullable()
      .meta({ description: 'Why it is not looked at for now though nothing is wrong with it' }),
    failingSince: instant.nullable(),
    failures: z.number().int().meta({ description: 'How often it failed since then' }),
    nextAt: instant.nullable().meta({ description: 'When it is looked at next, or tried again' }),
    pausedBy: z.string().nullable(),
    pausedAt: instant.nullable(),
    lastSuccessAt: instant.nullable(),
    hostKey: z.object({
      accepted: z.array(z.string()).meta({ description: 'Pinned in the profile, or approved by a person' }),
      approvedBy: z.string().nullable(),
      offered: z.string().nullable().meta({ description: 'The key that it shows and nobody has approved' }),
    }),
    keys: z
      .array(
        z.object({
          id: z.string(),
          expires: z.iso.date().nullable().meta({ description: 'The last day, in UTC' }),
          usedAt: instant.nullable(),
          state: z.enum(['valid', 'ending', 'over']).meta({ description: 'ending: within 30 days' }),
        }),
      )
      .meta({ description: 'Of the REST interface' }),
    locks: z
      .array(z.object({ address: z.string(), failures: z.number().int(), until: instant }))
      .meta({ description: 'Addresses from which passwords of this login are refused for now' }),
    can: z.object({ test: z.boolean(), approve: z.boolean() }),
    lastLoginAt: instant.nullable(),
    lastReceivedAt: instant.nullable(),
    lastSentAt: instant.nullable().meta({ description: 'When something of ours was last fetched, or sent' }),
    files7d: z.number().int(),
    sent7d: z.number().int(),
    waiting: z.number().int().meta({ description: 'Ready to be fetched, or to be sent' }),
    lastRefusal: z.object({ at: instant, what: z.string() }).nullable(),
  })
  .meta({ id: 'ChannelRow' });

export const channelPageShape = pageOf(channelRowShape, 'ChannelPage');

export const channelTestShape = z
  .object({
    ok: z.boolean(),
    steps: z.array(z.object({ what: z.string(), ok: z.boolean(), text: z.string() })),
  })
  .meta({ id: 'ChannelTest' });

export const approvingShape = z
  .object({
    fingerprint: z
      .string()
      .max(100)
      .meta({ description: 'The key that the person has seen: no other one is approved' }),
  })
  .meta({ id: 'Approving' });
