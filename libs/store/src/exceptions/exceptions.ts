import { randomUUID } from 'node:crypto';
import type { NewException, Reads, Tx } from '@quayside/exchange';
import { shown } from '@quayside/std';
import { Any, IsNull } from 'typeorm';
import { z } from 'zod';
import { managerOf, type Connection } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { uuid } from '../database/result-columns.js';
import { raw, sql, type Statement } from '../database/statement.js';
import { causeOf } from './cause.js';
import { exceptionEntity } from './exception-entity.js';

/** That no person has this row: the condition under which work on it goes on. Answered from the index over what is open. */
export function noOpenException(kind: 'file' | 'arrival' | 'inbound', row: string): Statement<object> {
  return raw(
    `not exists (select from exception e where e.subject_kind = '${kind}' and e.subject_id = ${row} and e.closed_at is null)`,
  );
}

/** Reads of what waits for people; what is open of a row, oldest first, then by code. */
export function exceptionReads(connection: Connection): Pick<Reads, 'exception' | 'openExceptions' | 'openCoded'> {
  const manager = managerOf(connection);
  return {
    exception: async (id) => (await manager.findOneBy(exceptionEntity, { id })) ?? undefined,
    openExceptions: (subjectKind, subject) =>
      manager.find(exceptionEntity, {
        where: { subjectKind, subject, closedAt: IsNull() },
        order: { openedAt: 'ASC', code: 'ASC' },
      }),
    openCoded: (partner, codes) =>
      manager.find(exceptionEntity, {
        where: { partner, code: Any([...codes]), closedAt: IsNull() },
        order: { openedAt: 'ASC', id: 'ASC' },
      }),
  };
}

/** Of one code a row has one open exception at most, whoever opens it at the same moment: all of them get its id. */
export function exceptionWrites(connection: Connection): Pick<Tx, 'openException' | 'closeExceptions'> {
  return {
    openException: (exception, at) => openOnce(connection, exception, at),
    async closeExceptions(subjectKind, subject, { at, by, choice, reason }, codes) {
      const open = { subjectKind, subject, closedAt: IsNull(), ...(codes && { code: Any(codes) }) };
      await managerOf(connection).update(exceptionEntity, open, { closedAt: at, closedBy: by, choice, reason });
    },
  };
}

interface Opening extends NewException {
  readonly id: string;
  readonly cause: string;
  readonly at: Date;
}

const open = defineQuery(
  sql<Opening>`
    insert into exception (id, subject_kind, subject, partner, owner, code, message, opened_at, cause)
    values (${'id'}, ${'subjectKind'}, ${'subject'}, ${'partner'}, ${'owner'}, ${'code'}, ${'message'}, ${'at'}, ${'cause'})
    on conflict (subject_kind, subject, code) where closed_at is null do nothing returning id`,
  z.object({ id: uuid }),
);

/** Opens an exception, or answers the one that is open already; another transaction that opens the same one is waited for. */
async function openOnce(connection: Connection, exception: NewException, at: Date): Promise<string> {
  const { subjectKind, subject, code, message } = exception;
  const manager = managerOf(connection);
  for (;;) {
    const told = { ...exception, message: shown(message) };
    const opened = await open.first(connection, { ...told, id: randomUUID(), at, cause: causeOf(told) });
    const there =
      opened ?? (await manager.findOneBy(exceptionEntity, { subjectKind, subject, code, closedAt: IsNull() }));
    // Closed between the two: it is opened anew.
    if (there) return there.id;
  }
}
