import type { DispatchRow } from '@quayside/exchange';
import { EntitySchema } from 'typeorm';
import { id, instant, named, nullable, size, text, uuid, type Stored } from '../database/columns.js';

export const dispatchEntity = new EntitySchema<Stored<DispatchRow>>({
  name: 'dispatch',
  columns: {
    id,
    partner: text,
    channel: text,
    account: text,
    type: text,
    name: text,
    payload: uuid,
    size,
    state: text,
    sealedFor: named('sealed_for', nullable(text)),
    plainPayload: named('plain_payload', nullable(uuid)),
    arrival: nullable(uuid),
    createdAt: named('created_at', instant),
    sentAt: named('sent_at', nullable(instant)),
    hiddenAt: named('hidden_at', nullable(instant)),
  },
});
