import { MovedMeanwhile, type Reads, type Tx, type FileId } from '@quayside/exchange';
import type { Account } from '@quayside/partners';
import { managerOf, type Connection } from '../database/connection.js';
import { defineCommand } from '../database/define-query.js';
import { sql } from '../database/statement.js';
import { fileEntity } from '../files/file-entities.js';
import { idempotencyKeyEntity } from './request-entities.js';

/** Reads of which request made which file. */
export function requestReads(connection: Connection): Pick<Reads, 'fileOfRequest'> {
  const manager = managerOf(connection);
  return {
    async fileOfRequest(account, key) {
      const found = await manager.findOneBy(idempotencyKeyEntity, { account, key });
      return found ? ((await manager.findOneBy(fileEntity, { id: found.file })) ?? undefined) : undefined;
    },
  };
}

const remember = defineCommand(sql<{ account: Account; key: string; file: FileId; at: Date }>`
  insert into idempotency_key (account, key, file, remembered_at)
  values (${'account'}, ${'key'}, ${'file'}, ${'at'}) on conflict do nothing`);

/** Throws MovedMeanwhile when the key has made a file already. */
export function requestWrites(connection: Connection): Pick<Tx, 'rememberRequest'> {
  return {
    async rememberRequest(account, key, file, at) {
      const remembered = await remember(connection, { account, key, file, at });
      if (remembered === 0) throw new MovedMeanwhile('request', key, 'new');
    },
  };
}
