import { MovedMeanwhile, type Payloads } from '@quayside/exchange';
import type { MemoryDatabase } from './database/memory-database.js';
import { keyed } from './database/table.js';
import { chunks, chunkSize, isThere } from './payload-rows.js';

/** Each of these is a transaction of its own. */
export function payloadsIn(database: MemoryDatabase): Payloads {
  return {
    chunkSize,
    wholeChunks: async (payload) =>
      database.all(chunks, (each) => each.payload === payload && each.bytes.length === chunkSize).length,
    async cut(payload, from) {
      await database.transaction((tx) => tx.remove(chunks, (each) => each.payload === payload && each.index >= from));
    },
    append: (payload, index, bytes) =>
      database.transaction(async (tx) => {
        if (!(await isThere(tx, payload))) throw new MovedMeanwhile('payload', payload, 'being written');
        const row = { payload, index, bytes };
        await tx.upsert(chunks, row, () => row);
      }),
    read: (payload, offset = 0, length = Number.MAX_SAFE_INTEGER) => readFrom(database, payload, offset, length),
  };
}

async function* readFrom(
  database: MemoryDatabase,
  payload: string,
  offset: number,
  length: number,
): AsyncIterable<Uint8Array> {
  let left = length;
  let skip = offset % chunkSize;
  for (let index = Math.floor(offset / chunkSize); left > 0; index += 1) {
    const row = database.get(chunks, keyed(payload, index));
    if (!row) return;
    const part = Buffer.from(row.bytes.subarray(skip, skip + left));
    skip = 0;
    left -= part.length;
    if (part.length > 0) yield part;
  }
}
