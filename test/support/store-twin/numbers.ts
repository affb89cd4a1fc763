import { MovedMeanwhile, type Claim, type ControlNumber, type Reads, type Tx } from '@quayside/exchange';
import type { Rows } from './database/rows.js';
import { table } from './database/table.js';
import type { Transaction } from './database/transaction.js';

type StoredClaim = ControlNumber & Claim & { readonly claimedAt: Date };

const claims = table<StoredClaim>('control number', ({ sender, receiver, usage, number }) => [
  ...[sender, receiver, usage, number],
]);
const ownNumbers = table<{ readonly partner: string; readonly scope: string; readonly last: number }>(
  'own number',
  ({ partner, scope }) => [partner, scope],
);

const highest = 999_999_999;

const jumps = table<{ readonly by: number }>('jump of control numbers', () => []);

/** By how much all numbers of ours have jumped. */
export function jumpedOf(rows: Rows): number {
  return rows.all(jumps)[0]?.by ?? 0;
}

/** All of them go on so much further on, and those that begin later begin so much further on. */
export async function jump(tx: Transaction, by: number): Promise<void> {
  await tx.upsert(jumps, { by }, (old) => ({ by: old.by + by }));
  await tx.update(
    ownNumbers,
    () => true,
    ({ last }) => ({ last: wrapped(last + by) }),
  );
}

/** After the highest comes 1. */
function wrapped(number: number): number {
  return ((number - 1) % highest) + 1;
}

export function numberReads(rows: Rows): Pick<Reads, 'claimOf' | 'lastControlNumber'> {
  return {
    lastControlNumber: async (partner, scope) =>
      rows.all(ownNumbers, (each) => each.partner === partner && each.scope === scope)[0]?.last,
    async claimOf({ sender, receiver, usage, number }, since) {
      const [found] = rows.all(
        claims,
        (each) =>
          [each.sender, each.receiver, each.usage, each.number].join() === [sender, receiver, usage, number].join() &&
          each.claimedAt > since,
      );
      return found && { arrival: found.arrival, sha256: found.sha256 };
    },
  };
}

export function numberWrites(tx: Transaction): Pick<Tx, 'claim' | 'releaseClaims' | 'nextControlNumber'> {
  return {
    async claim({ sender, receiver, usage, number }, { arrival, sha256 }, { at, since, over = arrival }) {
      const claim = { sender, receiver, usage, number, arrival, sha256, claimedAt: at };
      const claimed = await tx.upsert(claims, claim, (old) =>
        [arrival, over].includes(old.arrival) || old.claimedAt <= since ? claim : undefined,
      );
      if (!claimed) throw new MovedMeanwhile('control number', number, 'unclaimed');
    },
    async releaseClaims(arrival) {
      await tx.remove(claims, (each) => each.arrival === arrival);
    },
    async nextControlNumber(partner, scope, start) {
      const first = wrapped(start + jumpedOf(tx));
      const next = await tx.upsert(ownNumbers, { partner, scope, last: first }, ({ last }) => ({
        ...{ partner, scope },
        last: wrapped(last + 1),
      }));
      return next?.last ?? first;
    },
  };
}
