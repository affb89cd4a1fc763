import { MovedMeanwhile, type MovingKind, type Row, type Tx } from '@quayside/exchange';
import { arrivals } from './arrivals.js';
import type { Table } from './database/table.js';
import type { Transaction } from './database/transaction.js';
import { dispatches } from './dispatches.js';
import { documents } from './documents.js';
import { files } from './files.js';
import { writeLine } from './journal.js';
import { outbounds } from './outbound.js';

const tables: { readonly [K in MovingKind]: Table<Row<K>> } = {
  file: files,
  arrival: arrivals,
  inbound: documents,
  outbound: outbounds,
  dispatch: dispatches,
};

export function rowMoves(tx: Transaction): Pick<Tx, 'move' | 'patch'> {
  const change = <K extends MovingKind>(kind: K, where: (row: Row<K>) => boolean, patch: object) =>
    tx.update<Row<K>>(tables[kind], where, () => patch);
  return {
    async move(kind, { id, state, partner }, to, { patch, what = to, actor = 'quayside', detail, audited } = {}) {
      const moved = await change(kind, (each) => each.id === id && each.state === state, { ...patch, state: to });
      if (moved.length !== 1) throw new MovedMeanwhile(kind, id, state);
      await writeLine(tx, {
        kind,
        row: id,
        from: state,
        to,
        what,
        actor,
        partner,
        detail,
        ...(audited && { audited }),
      });
    },
    async patch(kind, id, patch) {
      await change(kind, (each) => each.id === id, patch);
    },
  };
}
