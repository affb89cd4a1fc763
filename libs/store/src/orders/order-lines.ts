import type { Order } from '@quayside/canonical';
import { standingOfLines, unbilledSince, type LineStanding } from '@quayside/exchange';
import { decimalOf } from '@quayside/std';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Connection } from '../database/connection.js';
import { defineCommand, defineQuery } from '../database/define-query.js';
import { instant, json, text } from '../database/result-columns.js';
import { asJson, sql } from '../database/statement.js';

/** Which order it is. */
export interface OrderKey {
  readonly partner: string;
  readonly connection: string;
  readonly number: string;
}

const linesOf = defineQuery(
  sql<OrderKey>`
    select line, due_on::text as "dueOn", quantity::text, received::text, billed::text, first_received_at as "firstReceivedAt",
      completed_at as "completedAt", unbilled
    from order_line where partner = ${'partner'} and connection = ${'connection'} and number = ${'number'}`,
  z.object({
    line: text,
    dueOn: text.nullable(),
    quantity: text,
    received: text,
    billed: text,
    firstReceivedAt: instant.nullable(),
    completedAt: instant.nullable(),
    unbilled: json<LineStanding['unbilled']>(),
  }),
);

// One statement for all lines, those that are no more with them.
const replace = defineCommand(
  sql<OrderKey & { lines: readonly LineStanding[]; names: readonly string[]; unbilledSince: string | null }>`
    with gone as (
      delete from order_line where partner = ${'partner'} and connection = ${'connection'} and number = ${'number'}
        and line <> all (${'names'}::text[])
    ), kept as (
      insert into order_line (partner, connection, number, line, due_on, quantity, received, billed, first_received_at, completed_at, unbilled)
      select ${'partner'}, ${'connection'}, ${'number'}, l.line, l."dueOn", l.quantity, l.received, l.billed, l."firstReceivedAt",
        l."completedAt", l.unbilled
      from jsonb_to_recordset(${asJson('lines')}) as l (line text, "dueOn" date, quantity numeric, received numeric, billed numeric,
        "firstReceivedAt" timestamptz, "completedAt" timestamptz, unbilled jsonb)
      on conflict (partner, connection, number, line) do update
        set due_on = excluded.due_on, quantity = excluded.quantity, received = excluded.received, billed = excluded.billed,
          first_received_at = excluded.first_received_at, completed_at = excluded.completed_at, unbilled = excluded.unbilled
    )
    update "order" set unbilled_since = ${'unbilledSince'}::timestamptz
    where partner = ${'partner'} and connection = ${'connection'} and number = ${'number'}`,
);

/** Notes how the lines of an order stand, by how they stood; the order itself is written before, and keeps others away. */
export async function saveLines(connection: Connection, key: OrderKey, order: Order, at: Date): Promise<void> {
  const before = (await linesOf.all(connection, key)).map(present);
  const lines = standingOfLines(order, before, at);
  const isSame =
    lines.length === before.length && lines.every((line) => before.some((each) => isDeepStrictEqual(each, line)));
  if (isSame) return;
  const names = lines.map(({ line }) => line);
  await replace(connection, { ...key, lines, names, unbilledSince: unbilledSince(lines) });
}

function present({ quantity, received, billed, firstReceivedAt, completedAt, ...line }: LineRow): LineStanding {
  return {
    ...line,
    ...{ quantity: decimalOf(quantity), received: decimalOf(received), billed: decimalOf(billed) },
    firstReceivedAt: firstReceivedAt?.toISOString() ?? null,
    completedAt: completedAt?.toISOString() ?? null,
  };
}

type LineRow = Awaited<ReturnType<typeof linesOf.all>>[number];
