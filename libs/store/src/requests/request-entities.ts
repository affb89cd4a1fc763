import type { FileId } from '@quayside/exchange';
import type { Account } from '@quayside/partners';
import { EntitySchema } from 'typeorm';
import { instant, int, key, named, nullable, size, text, uuid } from '../database/columns.js';

/** Which request made which file. */
export const idempotencyKeyEntity = new EntitySchema<{
  account: Account;
  key: string;
  file: FileId;
  rememberedAt: Date;
}>({
  name: 'idempotency_key',
  columns: {
    account: key(text),
    key: key(text),
    file: uuid,
    rememberedAt: named('remembered_at', instant),
  },
});

/** How many requests came. rate-limiter-flexible writes it: the columns are its own. */
export const requestRateEntity = new EntitySchema<{ key: string; points: number; expire: number | null }>({
  name: 'request_rate',
  columns: {
    key: key({ type: 'varchar', length: 255 }),
    points: { ...int, default: 0 },
    expire: nullable(size),
  },
});

/** When a key of the REST interface was last used. */
export const keyUseEntity = new EntitySchema<{ key: string; usedAt: Date }>({
  name: 'key_use',
  columns: { key: key(text), usedAt: named('used_at', instant) },
});
