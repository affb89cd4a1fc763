import { ledgerKeyOf, type Applied, type BusinessKey, type Effect, type Reads, type Tx } from '@quayside/exchange';
import { IsNull, Not } from 'typeorm';
import { managerOf, type Connection } from '../database/connection.js';
import { defineCommand } from '../database/define-query.js';
import { asJson, sql } from '../database/statement.js';
import { effectEntity } from './effect-entity.js';

/** Reads of the ledger: by version, then in the order of the plan. */
export function effectReads(connection: Connection): Pick<Reads, 'effectsOf' | 'appliedEffects'> {
  const manager = managerOf(connection);
  return {
    effectsOf: (document) => manager.find(effectEntity, { where: { document }, order: { index: 'ASC' } }),
    // The partial index effect_by_key holds what is applied, by the same words as here.
    appliedEffects: (businessKey) =>
      manager.find(effectEntity, {
        where: { businessKey, appliedAt: Not(IsNull()) },
        order: { version: 'ASC', index: 'ASC' },
      }),
  };
}

interface Plan {
  readonly document: string;
  readonly businessKey: BusinessKey;
  readonly version: number;
  readonly effects: readonly Effect[];
}

const record = defineCommand(sql<Plan>`
  insert into effect (key, document, business_key, version, index, effect)
  select e.effect ->> 'key', ${'document'}, ${'businessKey'}, ${'version'}, e.n - 1, e.effect
  from jsonb_array_elements(${asJson('effects')}) with ordinality as e (effect, n)`);
const apply = defineCommand(sql<{ key: string; applied: Applied; at: Date }>`
  update effect set applied = ${asJson('applied')}, applied_at = ${'at'}
  where key = ${'key'} and applied_at is null`);

/** A key that is in the ledger already breaks the transaction; what is applied stays as it was first noted. */
export function effectWrites(connection: Connection): Pick<Tx, 'recordPlan' | 'effectApplied'> {
  return {
    async recordPlan({ id, businessKey, version }, effects) {
      await record(connection, { document: id, businessKey: ledgerKeyOf({ id, businessKey }), version, effects });
    },
    async effectApplied(key, applied, at) {
      await apply(connection, { key, applied, at });
    },
  };
}
