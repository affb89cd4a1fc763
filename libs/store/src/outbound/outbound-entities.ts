import type { OutboundRow, PartnerPause } from '@quayside/exchange';
import { EntitySchema } from 'typeorm';
import { id, instant, int, json, key, named, nullable, text, uuid, type Stored } from '../database/columns.js';

export const outboundEntity = new EntitySchema<Stored<OutboundRow>>({
  name: 'outbound',
  columns: {
    id,
    partner: text,
    release: uuid,
    usage: text,
    connection: text,
    company: nullable(int),
    orderNumber: named('order_number', text),
    version: int,
    kind: text,
    state: text,
    document: json,
    order: json,
    contentHash: named('content_hash', text),
    predecessor: nullable(uuid),
    waitsFor: named('waits_for', text),
    findings: json,
    interchangeNumber: named('interchange_number', nullable(text)),
    functionalId: named('functional_id', nullable(text)),
    groupNumber: named('group_number', nullable(text)),
    setType: named('set_type', nullable(text)),
    setReference: named('set_reference', nullable(text)),
    dispatch: nullable(uuid),
    actor: nullable(text),
    reason: nullable(text),
    createdAt: named('created_at', instant),
    sentAt: named('sent_at', nullable(instant)),
    settledAt: named('settled_at', nullable(instant)),
    verdicts: json,
  },
});

export const partnerPauseEntity = new EntitySchema<Stored<PartnerPause>>({
  name: 'partner_pause',
  columns: { partner: key(text), since: instant, by: text, reason: text },
});
