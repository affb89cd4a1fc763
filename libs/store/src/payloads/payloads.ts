import { randomUUID } from 'node:crypto';
import { MovedMeanwhile, type Payloads } from '@quayside/exchange';
import type { DataSource } from 'typeorm';
import { rows } from '../database/database.js';
import { whenTransient } from '../database/transient.js';

/** Chunks of this many bytes, but for the last one of a payload. */
export const chunkSize = 1024 * 1024;

/** Payloads as rows of 1 MiB: written while they arrive, read from any offset. */
export function payloadsIn(source: DataSource): Payloads {
  const { manager } = source;
  return {
    chunkSize,
    async wholeChunks(payload) {
      const [row] = await rows<{ n: number }>(
        manager,
        'select count(*)::int as n from payload_chunk where payload = $1 and octet_length(bytes) = $2',
        [payload, chunkSize],
      );
      return row?.n ?? 0;
    },
    async cut(payload, from) {
      await rows(manager, 'delete from payload_chunk where payload = $1 and index >= $2', [payload, from]);
    },
    async create() {
      const id = randomUUID();
      await rows(manager, 'insert into payload (id) values ($1)', [id]);
      return id;
    },
    async append(payload, index, bytes) {
      const insert = `insert into payload_chunk (payload, index, bytes) values ($1, $2, $3)
        on conflict (payload, index) do update set bytes = excluded.bytes`;
      await rows(manager, insert, [payload, index, bytes]).catch((error: unknown) => {
        // No such payload: somebody else goes on with these bytes, or gave them up.
        if ((error as { code?: unknown }).code === '23503')
          throw new MovedMeanwhile('payload', payload, 'being written');
        throw whenTransient(error);
      });
    },
    async *read(payload, offset = 0, length = Number.MAX_SAFE_INTEGER) {
      let left = length;
      let skip = offset % chunkSize;
      for (let index = Math.floor(offset / chunkSize); left > 0; index += 1) {
        const [row] = await rows<{ bytes: Buffer }>(
          manager,
          'select bytes from payload_chunk where payload = $1 and index = $2',
          [payload, index],
        );
        if (!row) return;
        const part = row.bytes.subarray(skip, skip + left);
        skip = 0;
        left -= part.length;
        if (part.length > 0) yield part;
      }
    },
    async remove(payload) {
      await rows(manager, 'delete from payload where id = $1', [payload]);
    },
  };
}
