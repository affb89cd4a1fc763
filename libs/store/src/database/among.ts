import { raw, sql, type Statement } from './statement.js';

/** Ids of the only partners that somebody sees; null where all are. */
export interface Among {
  readonly among: readonly string[] | null;
}

/** Whether the partner in this column is one that somebody sees. */
export function seen(column: string): Statement<Among> {
  return sql<Among>`(${'among'}::text[] is null or ${raw(column)} = any(${'among'}::text[]))`;
}
