import { MovedMeanwhile, type Reads, type Tx } from '@quayside/exchange';
import type { Rows } from './database/rows.js';
import { keyed, table } from './database/table.js';
import type { Transaction } from './database/transaction.js';
import { files } from './files.js';

interface RememberedRequest {
  readonly account: string;
  readonly key: string;
  readonly file: string;
  readonly rememberedAt: Date;
}

const requests = table<RememberedRequest>('request', ({ account, key }) => [account, key]);

export function requestReads(rows: Rows): Pick<Reads, 'fileOfRequest'> {
  return {
    async fileOfRequest(account, key) {
      const found = rows.get(requests, keyed(account, key));
      return found && rows.get(files, keyed(found.file));
    },
  };
}

export function requestWrites(tx: Transaction): Pick<Tx, 'rememberRequest'> {
  return {
    async rememberRequest(account, key, file, rememberedAt) {
      const remembered = await tx.upsert(requests, { account, key, file, rememberedAt }, () => undefined);
      if (!remembered) throw new MovedMeanwhile('request', key, 'new');
    },
  };
}
