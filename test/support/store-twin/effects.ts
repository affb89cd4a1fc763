import { ledgerKeyOf, type EffectRow, type Reads, type Tx } from '@quayside/exchange';
import { inOrder } from './database/in-order.js';
import type { Rows } from './database/rows.js';
import { table } from './database/table.js';
import type { Transaction } from './database/transaction.js';

export const ledger = table<EffectRow>('effect', ({ key }) => [key]);

export function effectReads(rows: Rows): Pick<Reads, 'effectsOf' | 'appliedEffects'> {
  return {
    effectsOf: async (document) =>
      inOrder(
        rows.all(ledger, (each) => each.document === document),
        ({ index }) => [index],
      ),
    appliedEffects: async (businessKey) =>
      inOrder(
        rows.all(ledger, (each) => each.businessKey === businessKey && each.appliedAt !== null),
        ({ version, index }) => [version, index],
      ),
  };
}

export function effectWrites(tx: Transaction): Pick<Tx, 'recordPlan' | 'effectApplied'> {
  return {
    async recordPlan(document, effects) {
      const of = { document: document.id, businessKey: ledgerKeyOf(document), version: document.version };
      for (const [index, effect] of effects.entries()) {
        await tx.insert(ledger, { key: effect.key, ...of, index, effect, applied: null, appliedAt: null });
      }
    },
    async effectApplied(key, applied, appliedAt) {
      await tx.update(
        ledger,
        (each) => each.key === key && each.appliedAt === null,
        () => ({ applied, appliedAt }),
      );
    },
  };
}
