import { randomUUID } from 'node:crypto';
import type { ExceptionRow, Reads, Tx } from '@quayside/exchange';
import { shown } from '@quayside/std';
import { inOrder } from './database/in-order.js';
import type { Rows } from './database/rows.js';
import { keyed, table } from './database/table.js';
import type { Transaction } from './database/transaction.js';

/** With how it was settled, which only people look at. */
export interface SettledException extends ExceptionRow {
  readonly closedBy: string | null;
  readonly choice: string | null;
  readonly reason: string | null;
}

export const exceptions = table<SettledException>('exception', ({ id }) => [id]);

type Subject = Pick<ExceptionRow, 'subjectKind' | 'subject'>;

function openOf(rows: Rows, { subjectKind, subject }: Subject): readonly SettledException[] {
  return rows.all(
    exceptions,
    (each) => each.subjectKind === subjectKind && each.subject === subject && each.closedAt === null,
  );
}

export function hasOpenException(
  rows: Rows,
  subjectKind: ExceptionRow['subjectKind'],
  subject: string,
  counts: (code: string) => boolean = () => true,
): boolean {
  return openOf(rows, { subjectKind, subject }).some(({ code }) => counts(code));
}

export function exceptionReads(rows: Rows): Pick<Reads, 'exception' | 'openExceptions' | 'openCoded'> {
  return {
    exception: async (id) => rows.get(exceptions, keyed(id)),
    openExceptions: async (subjectKind, subject) =>
      inOrder(openOf(rows, { subjectKind, subject }), ({ openedAt, code }) => [openedAt, code]),
    openCoded: async (partner, codes) =>
      inOrder(
        rows.all(exceptions, (each) => each.partner === partner && codes.includes(each.code) && each.closedAt === null),
        ({ openedAt, id }) => [openedAt, id],
      ),
  };
}

export function exceptionWrites(tx: Transaction): Pick<Tx, 'openException' | 'closeExceptions'> {
  return {
    async openException(exception, openedAt) {
      const { subjectKind, subject, code } = exception;
      await tx.lock(`exception ${code} of ${subjectKind} ${subject}`);
      const there = openOf(tx, exception).find((each) => each.code === code);
      if (there) return there.id;
      const id = randomUUID();
      const open = { closedAt: null, closedBy: null, choice: null, reason: null };
      const message = shown(exception.message);
      await tx.insert(exceptions, { ...exception, message, id, openedAt, ...open });
      return id;
    },
    async closeExceptions(subjectKind, subject, { at, by, choice, reason }, codes) {
      await tx.update(
        exceptions,
        (each) =>
          each.subjectKind === subjectKind &&
          each.subject === subject &&
          each.closedAt === null &&
          (codes?.includes(each.code) ?? true),
        () => ({ closedAt: at, closedBy: by, choice, reason }),
      );
    },
  };
}
