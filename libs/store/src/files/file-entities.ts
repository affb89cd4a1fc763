import type { FileRow, FileId } from '@quayside/exchange';
import { EntitySchema } from 'typeorm';
import {
  generated,
  id,
  instant,
  int,
  json,
  key,
  named,
  nullable,
  sequence,
  sequences,
  size,
  text,
  uuid,
  type Stored,
} from '../database/columns.js';

export const fileEntity = new EntitySchema<Stored<FileRow>>({
  name: 'file',
  columns: {
    id,
    seq: generated(sequence),
    place: generated(sequences),
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

/** What has come out of a wrapper and is no file yet. */
export const unwrappingEntity = new EntitySchema<{ file: FileId; entry: number; payload: string }>({
  name: 'unwrapping',
  columns: { file: key(uuid), entry: key(int), payload: uuid },
});
