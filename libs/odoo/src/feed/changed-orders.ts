import type { SeenOrder, SeenOrders } from '@quayside/exchange';
import { z } from 'zod';
import type { OdooServer } from '../connection.js';
import { stateOf } from '../read-order.js';
import { instantOf, timeOf } from '../time.js';
import type { Vendors } from './vendors.js';

const orderRow = z.object({
  id: z.number(),
  name: z.string(),
  state: z.string(),
  locked: z.boolean(),
  partner_id: z.tuple([z.number(), z.string()]),
  write_date: z.string(),
});
const lineRow = z.object({ id: z.number(), order_id: z.tuple([z.number(), z.string()]), write_date: z.string() });

type OrderRow = z.infer<typeof orderRow>;

/** Whose orders: partners in the places of the vendors that were asked for. */
interface Whose {
  readonly partners: readonly (number | undefined)[];
  readonly vendors: Vendors;
}

/**
 * Where an answer goes on: at the lines, or at the orders, with ids above this one. Lines come first: an order whose line was
 * written in between is then found by its own stamp, or by the next question.
 */
interface Position {
  readonly at: 'lines' | 'orders';
  readonly above: number;
}

/** Orders that were written, or one of whose lines was, since a second; else the confirmed ones. */
export async function changedOrders(
  server: OdooServer,
  whose: Whose,
  { since, after }: { readonly since?: Date; readonly after?: string },
): Promise<SeenOrders> {
  const partners = whose.partners.flatMap((id) => id ?? []);
  if (partners.length === 0) return { orders: [] };
  const company = await server.company();
  const own = [['partner_id', 'child_of', partners], ...(company === undefined ? [] : [['company_id', '=', company]])];
  const position = positionOf(after) ?? { at: since === undefined ? 'orders' : 'lines', above: 0 };
  const lines = since !== undefined && position.at === 'lines' ? await linesSince(server, own, since, position) : none;
  const found = await ordersFor(server, own, { since, position, lines });
  const orders = await seen(whose, found.rows, lines.written);
  return { orders, ...(found.next && { after: `${found.next.at}:${found.next.above}` }) };
}

function positionOf(after: string | undefined): Position | undefined {
  const [, at, above] = /^(lines|orders):(\d+)$/.exec(after ?? '') ?? [];
  return at === 'lines' || at === 'orders' ? { at, above: Number(above) } : undefined;
}

interface WrittenLines {
  /** When a line of an order was last written, by the order. */
  readonly written: ReadonlyMap<number, string>;
  /** Where there are more of them. */
  readonly next?: Position;
}
const none: WrittenLines = { written: new Map() };

async function linesSince(
  { transport, most }: OdooServer,
  own: readonly unknown[],
  since: Date,
  { above }: Position,
): Promise<WrittenLines> {
  const query = {
    domain: [...own, ['write_date', '>=', timeOf(since)], ['id', '>', above]],
    fields: ['order_id', 'write_date'],
    order: 'id',
    limit: most.lines,
  };
  const rows = await transport.call('purchase.order.line', 'search_read', query, z.array(lineRow));
  const written = new Map<number, string>();
  for (const {
    order_id: [order],
    write_date: at,
  } of rows) {
    if (at > (written.get(order) ?? '')) written.set(order, at);
  }
  const last = rows.length < most.lines ? undefined : rows.at(-1);
  return { written, ...(last && { next: { at: 'lines', above: last.id } }) };
}

interface Wanted {
  readonly since: Date | undefined;
  readonly position: Position;
  readonly lines: WrittenLines;
}

/** The orders of these lines and, once all lines were seen, those that were written themselves. */
async function ordersFor(
  server: OdooServer,
  own: readonly unknown[],
  { since, position, lines }: Wanted,
): Promise<{ readonly rows: readonly OrderRow[]; readonly next?: Position }> {
  const byLines = ['id', 'in', [...lines.written.keys()]];
  if (lines.next) return { rows: await readOrders(server, [...own, byLines]), next: lines.next };
  const { most } = server;
  const above = ['id', '>', position.at === 'orders' ? position.above : 0];
  const written = since === undefined ? ['state', 'in', ['purchase', 'done']] : ['write_date', '>=', timeOf(since)];
  const either = lines.written.size === 0 ? [above, written] : ['|', byLines, '&', above, written];
  const limit = most.orders + lines.written.size;
  const rows = await readOrders(server, [...own, ...either], limit);
  if (rows.length < limit) return { rows };
  // As many as were asked for: those of the lines may be among what was cut off, and do not come again with the next ones.
  const there = new Set(rows.map(({ id }) => id));
  const missing = [...lines.written.keys()].filter((id) => !there.has(id));
  const more = missing.length === 0 ? [] : await readOrders(server, [...own, ['id', 'in', missing]]);
  return { rows: [...rows, ...more], next: { at: 'orders', above: rows.at(-1)?.id ?? 0 } };
}

function readOrders({ transport }: OdooServer, domain: readonly unknown[], limit?: number): Promise<OrderRow[]> {
  const query = { domain, fields: Object.keys(orderRow.shape), order: 'id', ...(limit !== undefined && { limit }) };
  return transport.call('purchase.order', 'search_read', query, z.array(orderRow));
}

async function seen(
  { partners, vendors }: Whose,
  rows: readonly OrderRow[],
  lines: ReadonlyMap<number, string>,
): Promise<SeenOrder[]> {
  const known = new Set(partners.flatMap((id) => id ?? []));
  const contacts = [...new Set(rows.map((each) => each.partner_id[0]))];
  const partnerOf = await vendors.above(contacts, known);
  return rows.flatMap((row) => {
    const partner = partnerOf.get(row.partner_id[0]);
    const vendor = partner === undefined ? -1 : partners.indexOf(partner);
    // Moved to another company since Odoo chose the order.
    if (vendor === -1) return [];
    const line = lines.get(row.id) ?? '';
    const writtenAt = instantOf(line > row.write_date ? line : row.write_date);
    return [{ number: row.name, vendor, state: stateOf(row), writtenAt }];
  });
}
