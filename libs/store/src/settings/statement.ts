import type { Statement, StatementReads, StatementWrites } from '@quayside/exchange';
import { managerOf, type Connection } from '../database/connection.js';
import { defineCommand } from '../database/define-query.js';
import { asJson, sql } from '../database/statement.js';
import { settingEntity } from './setting-entity.js';

const statementKey = 'last-statement';

// One that was kept before alterations, or the audit log, were told has none.
type Told = 'alterations' | 'alterationCount' | 'audit';
type Stored = Omit<Statement, 'at' | 'since' | Told> &
  Partial<Pick<Statement, Told>> & { readonly at: string; readonly since: string | null };

export function statementReads(connection: Connection): StatementReads {
  return {
    async lastStatement() {
      const found = await managerOf(connection).findOneBy(settingEntity, { key: statementKey });
      if (!found) return undefined;
      // Written by us, in the shape of a statement whose instants are texts.
      const { at, since, ...said } = found.value as Stored;
      return {
        alterations: [],
        alterationCount: 0,
        audit: { verified: 0, fault: null, heads: [] },
        ...said,
        at: new Date(at),
        since: since === null ? null : new Date(since),
      };
    },
  };
}

const keep = defineCommand(sql<{ value: unknown }>`
  insert into setting (key, value) values ('last-statement', ${asJson('value')})
  on conflict (key) do update set value = excluded.value`);

export function statementWrites(connection: Connection): StatementWrites {
  return {
    async keepStatement(value) {
      await keep(connection, { value });
    },
  };
}
