import { raw, sql, type Statement } from '../database/statement.js';

export interface Now {
  readonly now: Date;
}

/** That a row does not wait to be tried again later. */
export function notLater(kind: string, row: string): Statement<Now> {
  return sql<Now>`not exists (
    select from attempt t where t.kind = ${raw(`'${kind}'`)} and t.row = ${raw(row)}::text and t.retry_at > ${'now'})`;
}
