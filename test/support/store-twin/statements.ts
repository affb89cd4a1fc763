import type { Statement, StatementReads, StatementWrites } from '@quayside/exchange';
import type { Rows } from './database/rows.js';
import { table } from './database/table.js';
import type { Transaction } from './database/transaction.js';

const statements = table<Statement>('last statement', () => []);

export function statementReads(rows: Rows): StatementReads {
  return { lastStatement: async () => rows.all(statements)[0] };
}

export function statementWrites(tx: Transaction): StatementWrites {
  return {
    async keepStatement(statement) {
      await tx.remove(statements, () => true);
      await tx.upsert(statements, statement, () => statement);
    },
  };
}
