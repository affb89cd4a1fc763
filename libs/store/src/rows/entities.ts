import type {
  ArrivalRow,
  ChannelRow,
  DispatchRow,
  DocumentRow,
  EffectRow,
  ExceptionRow,
  FileRow,
} from '@quayside/exchange';
import { EntitySchema } from 'typeorm';
import { flag, id, instant, int, json, named, nullable, sequence, size, text, texts, uuid } from './columns.js';

type Stored<T> = { -readonly [K in keyof T]: T[K] };

export const fileEntity = new EntitySchema<Stored<FileRow>>({
  name: 'file',
  columns: {
    id,
    seq: { ...sequence, insert: false, update: false },
    partner: text,
    channel: text,
    account: text,
    name: text,
    payload: uuid,
    size,
    sha256: text,
    usage: nullable(text),
    state: text,
    findings: json,
    receivedAt: named('received_at', instant),
    parent: nullable(uuid),
    entry: nullable(int),
    wrapper: nullable(text),
    hiddenAt: named('hidden_at', nullable(instant)),
  },
});

export const arrivalEntity = new EntitySchema<Stored<ArrivalRow>>({
  name: 'arrival',
  columns: {
    id,
    file: uuid,
    fileSeq: named('file_seq', sequence),
    index: int,
    offset: size,
    length: size,
    kind: text,
    state: text,
    partner: text,
    release: nullable(uuid),
    head: nullable(json),
    usage: nullable(text),
    sha256: nullable(text),
    findings: json,
    reuseAccepted: named('reuse_accepted', flag),
    receivedAt: named('received_at', instant),
  },
});

export const documentEntity = new EntitySchema<Stored<DocumentRow>>({
  name: 'document',
  columns: {
    id,
    arrival: uuid,
    fileSeq: named('file_seq', sequence),
    arrivalIndex: named('arrival_index', int),
    setIndex: named('set_index', int),
    partIndex: named('part_index', int),
    partner: text,
    release: uuid,
    usage: text,
    state: text,
    setType: named('set_type', text),
    setRelease: named('set_release', text),
    setReference: named('set_reference', text),
    group: nullable(json),
    offset: size,
    length: size,
    segments: int,
    verdict: text,
    type: nullable(text),
    number: nullable(text),
    orderNumber: named('order_number', nullable(text)),
    orders: texts,
    answers: texts,
    names: texts,
    document: nullable(json),
    provenance: json,
    leftovers: json,
    findings: json,
    businessKey: named('business_key', nullable(text)),
    version: int,
    contentHash: named('content_hash', nullable(text)),
    lane: nullable(text),
    acceptedAsIs: named('accepted_as_is', flag),
    decision: nullable(json),
    preview: nullable(json),
    replaces: nullable(uuid),
    receivedAt: named('received_at', instant),
  },
});

export const effectEntity = new EntitySchema<Stored<EffectRow>>({
  name: 'effect',
  columns: {
    key: { ...text, primary: true },
    document: uuid,
    businessKey: named('business_key', text),
    version: int,
    index: int,
    effect: json,
    applied: nullable(json),
    appliedAt: named('applied_at', nullable(instant)),
  },
});

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
    arrival: nullable(uuid),
    createdAt: named('created_at', instant),
    sentAt: named('sent_at', nullable(instant)),
    hiddenAt: named('hidden_at', nullable(instant)),
  },
});

export const channelEntity = new EntitySchema<Stored<ChannelRow>>({
  name: 'channel',
  columns: {
    account: { ...text, primary: true },
    partner: text,
    kind: text,
    pausedAt: named('paused_at', nullable(instant)),
    pausedBy: named('paused_by', nullable(text)),
    dueAt: named('due_at', instant),
    servedAt: named('served_at', nullable(instant)),
    failures: int,
    failingSince: named('failing_since', nullable(instant)),
    failingIn: named('failing_in', nullable(text)),
    failedAt: named('failed_at', nullable(instant)),
    error: nullable(text),
    retryAt: named('retry_at', nullable(instant)),
    trusted: nullable(text),
    trustedBy: named('trusted_by', nullable(text)),
    trustedAt: named('trusted_at', nullable(instant)),
    offered: nullable(text),
    position: nullable(text),
  },
});

export const exceptionEntity = new EntitySchema<
  Stored<ExceptionRow> & { closedBy: string | null; choice: string | null; reason: string | null }
>({
  name: 'exception',
  columns: {
    id,
    subjectKind: named('subject_kind', text),
    subject: text,
    partner: text,
    owner: text,
    code: text,
    message: text,
    openedAt: named('opened_at', instant),
    closedAt: named('closed_at', nullable(instant)),
    closedBy: named('closed_by', nullable(text)),
    choice: nullable(text),
    reason: nullable(text),
  },
});

export const entities = [
  fileEntity,
  arrivalEntity,
  documentEntity,
  effectEntity,
  dispatchEntity,
  channelEntity,
  exceptionEntity,
] as const;
