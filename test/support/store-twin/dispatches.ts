import type { DispatchRow, Reads, Tx } from '@quayside/exchange';
import { isLater } from './attempts.js';
import { inOrder } from './database/in-order.js';
import type { Rows } from './database/rows.js';
import { keyed, table } from './database/table.js';
import type { Transaction } from './database/transaction.js';
import { isPartnerPaused } from './outbound.js';
import { storePayload } from './payload-rows.js';

export const dispatches = table<DispatchRow>(
  'dispatch',
  ({ id }) => [id],
  ({ name }) => [name],
);

export function dispatchReads(
  rows: Rows,
): Pick<Reads, 'dispatch' | 'dispatchesAnswering' | 'readyDispatches' | 'dispatchesThatAre'> {
  const found = (where: (row: DispatchRow) => boolean) =>
    inOrder(rows.all(dispatches, where), ({ createdAt, name }) => [createdAt, name]);
  return {
    dispatch: async (id) => rows.get(dispatches, keyed(id)),
    dispatchesAnswering: async (arrival) => found((each) => each.arrival === arrival),
    async readyDispatches(account, now, limit) {
      const ready = found(
        (each) => each.account === account && each.state === 'ready' && !isPartnerPaused(rows, each.partner),
      );
      return ready.filter(({ id }) => !isLater(rows, 'dispatch', id, now)).slice(0, limit);
    },
    async dispatchesThatAre(state, limit) {
      return found((each) => each.state === state)
        .slice(0, limit)
        .map((each) => ({ ...each, state }));
    },
  };
}

export function dispatchWrites(tx: Transaction): Pick<Tx, 'insertDispatch' | 'repeatDispatch'> {
  const fresh = { state: 'ready', sentAt: null, hiddenAt: null } as const;
  return {
    async insertDispatch(row, content, sealed) {
      const payload = await storePayload(tx, content);
      const plainPayload = sealed ? await storePayload(tx, sealed.content) : null;
      const bytes = { payload, plainPayload, sealedFor: sealed?.key ?? null, size: content.length };
      await tx.insert(dispatches, { ...row, ...bytes, ...fresh });
    },
    async repeatDispatch(row, id, at) {
      await tx.insert(dispatches, { ...row, ...fresh, id, createdAt: at });
    },
  };
}
