import { EntitySchema } from 'typeorm';
import type { Upload } from '@quayside/exchange';
import { bytes, id, instant, int, key, named, nullable, size, text, uuid, type Stored } from '../database/columns.js';

export const payloadEntity = new EntitySchema<{ id: string; createdAt: Date }>({
  name: 'payload',
  columns: { id, createdAt: named('created_at', instant) },
});

/** Bytes of a payload: rows of 1 MiB, counted from 0. */
export const payloadChunkEntity = new EntitySchema<{ payload: string; index: number; bytes: Buffer }>({
  name: 'payload_chunk',
  columns: { payload: key(uuid), index: key(int), bytes },
});

interface UploadRow extends Upload {
  /** Of one that was closed under a name that says "not finished". */
  readonly size: number | null;
  readonly sha256: string | null;
  readonly parkedAt: Date | null;
  readonly createdAt: Date;
  /** When its connection broke. */
  readonly leftAt: Date | null;
}

export const uploadEntity = new EntitySchema<Stored<UploadRow>>({
  name: 'upload',
  columns: {
    id,
    partner: text,
    channel: text,
    account: text,
    name: text,
    payload: uuid,
    usage: nullable(text),
    size: nullable(size),
    sha256: nullable(text),
    parkedAt: named('parked_at', nullable(instant)),
    createdAt: named('created_at', instant),
    leftAt: named('left_at', nullable(instant)),
  },
});
