import { MovedMeanwhile, type Payloads } from '@quayside/exchange';
import { z } from 'zod';
import type { Database } from '../database/connection.js';
import { defineCommand, defineQuery } from '../database/define-query.js';
import { bytes as bytesColumn, count } from '../database/result-columns.js';
import { sql } from '../database/statement.js';
import { violatesForeignKey } from '../database/transient.js';
import { chunkSize } from './payload-rows.js';

interface Chunk {
  readonly payload: string;
  readonly index: number;
}

const wholeChunks = defineQuery(
  sql<{ payload: string; size: number }>`
    select count(*) as n from payload_chunk where payload = ${'payload'} and octet_length(bytes) = ${'size'}`,
  z.object({ n: count }),
);
const cut = defineCommand(sql<Chunk>`delete from payload_chunk where payload = ${'payload'} and index >= ${'index'}`);
const append = defineCommand(sql<Chunk & { bytes: Uint8Array }>`
  insert into payload_chunk (payload, index, bytes) values (${'payload'}, ${'index'}, ${'bytes'})
  on conflict (payload, index) do update set bytes = excluded.bytes`);
const chunkAt = defineQuery(
  sql<Chunk>`select bytes from payload_chunk where payload = ${'payload'} and index = ${'index'}`,
  z.object({ bytes: bytesColumn }),
);

/** Payloads as rows of 1 MiB: written while they arrive, read from any offset. */
export function payloadsIn(database: Database): Payloads {
  return {
    chunkSize,
    wholeChunks: async (payload) => (await wholeChunks.only(database, { payload, size: chunkSize })).n,
    async cut(payload, from) {
      await cut(database, { payload, index: from });
    },
    async append(payload, index, bytes) {
      await append(database, { payload, index, bytes }).catch((error: unknown) => {
        // No such payload: somebody else goes on with these bytes, or gave them up.
        throw violatesForeignKey(error) ? new MovedMeanwhile('payload', payload, 'being written') : error;
      });
    },
    read: (payload, offset = 0, length = Number.MAX_SAFE_INTEGER) => readFrom(database, payload, offset, length),
  };
}

async function* readFrom(
  database: Database,
  payload: string,
  offset: number,
  length: number,
): AsyncIterable<Uint8Array> {
  let left = length;
  let skip = offset % chunkSize;
  for (let index = Math.floor(offset / chunkSize); left > 0; index += 1) {
    const row = await chunkAt.first(database, { payload, index });
    if (!row) return;
    const part = row.bytes.subarray(skip, skip + left);
    skip = 0;
    left -= part.length;
    if (part.length > 0) yield part;
  }
}
