import type { Statement } from '../model/statement.js';

export interface StatementReads {
  /** The reconciliation statement that was made last. */
  lastStatement(): Promise<Statement | undefined>;
}

export interface StatementWrites {
  /** In the place of the one before. */
  keepStatement(statement: Statement): Promise<void>;
}
