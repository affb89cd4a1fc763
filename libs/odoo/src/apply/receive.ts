import { Refused, type Applied, type Effect } from '@quayside/exchange';
import { compare, decimal, minus, sum, zero, type Decimal } from '@quayside/std';
import { z } from 'zod';
import type { Connection } from '../connection.js';
import { externalId, load, type LoadTable } from '../wire/external-id.js';
import { noonOn, onDay } from '../time.js';
import { zoneOf } from '../zone.js';
import { allocate, hasRest, isFree, isOf, type Part, type Receipt } from './allocate.js';
import { asAnnounced, gather, unannounce } from './arrange.js';
import { dateLots } from './date-lots.js';
import { openReceipts, receiptsOf, type HeadedReceipt } from './receipt.js';
import { filledReceipt, lineKey, orderId } from './target.js';

const quantity = z.string().transform((text, context): Decimal => {
  const read = decimal(text);
  if (read.ok) return read.value;
  context.addIssue(read.error);
  return z.NEVER;
});
const values = z.object({
  scheduled_date: z.string().optional(),
  carrier_tracking_ref: z.string().optional(),
  /** SSCC to the key of its package. */
  packages: z.record(z.string(), z.string()),
  move_line_ids: z
    .array(
      z.object({
        line: z.string(),
        quantity,
        lot_name: z.string().optional(),
        expiration_date: z.string().optional(),
        use_date: z.string().optional(),
        removal_date: z.string().optional(),
        result_package_id: z.string().optional(),
      }),
    )
    .min(1),
  /** Key of the effect of an earlier version, whose lines give way. */
  replaces: z.string().optional(),
  /** What other notices announced, by line of the order in its unit. */
  announced: z.record(z.string(), quantity).optional(),
});
type Announced = z.infer<typeof values>;

/**
 * Announces a shipment on the order's incoming receipt: packages, lines, lots. What is still to come goes to a receipt of
 * its own, where the next notice finds it. Each step asks whether it is done; the warehouse validates.
 */
export async function receive(connection: Connection, effect: Effect): Promise<Applied> {
  const announced = values.parse(effect.values);
  const before = await filledReceipt(connection, effect.key);
  const receipt =
    before === undefined ? await fill(connection, effect, announced) : await readAgain(connection, before);
  const split = await splitRest(connection, receipt, effect.key);
  const changed = await writeHead(connection, receipt, announced, split);
  connection.recent.made.set(effect.key, receipt.id);
  if (before === undefined) connection.recent.begun.set(effect.key, true);
  const how = before !== undefined && !split && !changed ? 'found' : 'done';
  return { how, records: [{ model: 'stock.picking', id: receipt.id, name: receipt.name }] };
}

async function readAgain(connection: Connection, id: number): Promise<HeadedReceipt> {
  const [receipt] = await receiptsOf(connection, [id]);
  if (!receipt) throw new Refused(connection.transport.system, 'the receipt is no longer in Odoo');
  return receipt;
}

const named = z.array(z.object({ name: z.string() }));

/** What a line of the order is of, as people read it there. */
async function nameOf({ transport }: Connection, line: string): Promise<string> {
  const [found] = await transport.call('purchase.order.line', 'read', { ids: [Number(line)], fields: ['name'] }, named);
  return found?.name.split('\n', 1)[0] ?? 'a line that the order no longer has';
}

/** Throws Refused where what an earlier version announced has been received. */
export async function foreseeReceipt(connection: Connection, effect: Effect): Promise<void> {
  const { replaces } = values.parse(effect.values);
  if (replaces === undefined) return;
  const receipts = await openReceipts(connection, await orderId(connection, effect.target));
  await refuseReceived(connection, replaces, receipts);
}

/** Puts what was shipped on a receipt. Answers the receipt as it is then. */
async function fill(connection: Connection, effect: Effect, announced: Announced): Promise<HeadedReceipt> {
  const { replaces, move_line_ids: shipped } = announced;
  const order = await orderId(connection, effect.target);
  const [found] = await Promise.all([openReceipts(connection, order), loadPackages(connection, announced.packages)]);
  await refuseReceived(connection, replaces, found);
  refuseAtWork(connection, found, replaces);
  const receipts = (await rearrange(connection, { order, effect, announced }, found)) ?? found;
  const allocated = allocate(shipped, receipts, replaces);
  if ('unexpected' in allocated) {
    throw new Refused(
      connection.transport.system,
      `no open receipt of ${effect.target} expects ${await nameOf(connection, allocated.unexpected)}: all of it was received or cancelled`,
    );
  }
  const { parts } = allocated;
  await removeForeseen(connection, parts, receipts, replaces);
  await loadLines(connection, await lineTable(connection, { effect, announced, receipts, parts }), parts);
  const receipt = receipts.find((each) => each.id === parts[0]?.move.picking);
  if (!receipt) throw new TypeError('a receive effect without lines');
  // Odoo rounds what has decimals, in its own way.
  const isExact = parts.every(({ quantity }) => !quantity.includes('.'));
  return isExact ? filledWith(receipt, parts, replaces) : readAgain(connection, receipt.id);
}

/** The receipt with what its moves say after parts of a shipment were put on them. */
function filledWith(receipt: HeadedReceipt, parts: readonly Part[], replaces: string | undefined): HeadedReceipt {
  const isEmptied = isFree(receipt, replaces);
  const moves = receipt.moves.map((move) => {
    const own = parts.flatMap((part) => (part.move.id === move.id ? [part.quantity] : []));
    return { ...move, quantity: sum([isEmptied ? zero : move.quantity, ...own]) };
  });
  return { ...receipt, moves };
}

interface Filling {
  readonly effect: Effect;
  readonly announced: Announced;
  readonly receipts: readonly HeadedReceipt[];
  readonly parts: readonly Part[];
}

async function lineTable(connection: Connection, { effect, announced, receipts, parts }: Filling): Promise<LoadTable> {
  // Comes with a module that not everybody has.
  const expires =
    announced.move_line_ids.some((each) => each.expiration_date ?? each.removal_date) &&
    (await connection.hasField('stock.move.line', 'expiration_date'));
  const [first] = receipts;
  const zone = expires && first ? await zoneOf(connection, first.head) : 'UTC';
  if (expires && first) await dateLots(connection, { key: effect.key, parts, zone, company: first.head.company_id });
  return {
    fields: [
      ...moveLineFields,
      ...(expires ? ['expiration_date'] : []),
      ...(connection.dialect.reserves ? ['reserved_uom_qty'] : []),
    ],
    rows: withReserved(connection, parts, receipts, announced.replaces).map(({ part, reserved }, index) => [
      ...moveLineCells(part, lineKey(effect.key, index), announced.packages),
      ...(expires ? [expiryOf(part, zone)] : []),
      ...reserved,
    ]),
  };
}

/** The day on which a lot expires, as whoever receives it sees it. */
function expiryOf({ shipped: { expiration_date: day } }: Part, zone: string): string {
  return day === undefined ? '' : noonOn(day, zone);
}

interface Receiving {
  readonly order: number;
  readonly effect: Effect;
  readonly announced: Announced;
}

/**
 * What an earlier version announced gives way, and receipts that say more than was announced on them give the rest back: then what
 * the order still expects is on one receipt. Answers nothing where nothing had to change.
 */
async function rearrange(
  connection: Connection,
  { order, effect, announced }: Receiving,
  receipts: readonly HeadedReceipt[],
): Promise<readonly HeadedReceipt[] | undefined> {
  const { replaces, announced: others = {} } = announced;
  const takenBack = replaces !== undefined && (await unannounce(connection, receipts, replaces));
  const over = await asAnnounced(connection, receipts, others);
  for (const receipt of over.length === 0 ? [] : await receiptsOf(connection, over)) {
    await splitRest(connection, receipt, `${effect.key}_over_${receipt.id}`);
  }
  const isNew = replaces === undefined && over.length === 0;
  if (isNew || !((await gather(connection, order)) || takenBack || over.length > 0)) return undefined;
  return openReceipts(connection, order);
}

function refuseAtWork({ transport }: Connection, receipts: readonly Receipt[], replaces: string | undefined): void {
  if (replaces === undefined) return;
  const atWork = receipts.find(({ lines }) =>
    lines.some((line) => line.picked && line.key !== undefined && isOf(line.key, replaces)),
  );
  if (!atWork) return;
  throw new Refused(transport.system, `the warehouse is already receiving ${atWork.name}: announce it there by hand`);
}

/** What the warehouse has received can no longer be announced in another way. */
async function refuseReceived(
  connection: Connection,
  replaces: string | undefined,
  receipts: readonly Receipt[],
): Promise<void> {
  const before = replaces === undefined ? undefined : await filledReceipt(connection, replaces);
  if (before === undefined || receipts.some((each) => each.id === before)) return;
  throw new Refused(
    connection.transport.system,
    'what the earlier version of this ship notice announced is received already: the warehouse has to correct it',
  );
}

/** Whether they are there already is not asked: loaded twice under one key, a package is still one. */
async function loadPackages({ transport }: Connection, packages: Announced['packages']): Promise<void> {
  const rows = Object.entries(packages).map(([sscc, key]) => [externalId(key), sscc]);
  if (rows.length > 0) await load(transport, 'stock.package', { fields: ['id', 'name'], rows });
}

/** Odoo fills a receipt with all that was ordered; those lines, or those of a notice that this one replaces, give way. */
async function removeForeseen(
  connection: Connection,
  parts: readonly Part[],
  receipts: readonly Receipt[],
  replaces: string | undefined,
): Promise<void> {
  const touched = new Set(parts.map((part) => part.move.picking));
  const free = receipts.filter((each) => touched.has(each.id) && isFree(each, replaces));
  const atWork = free.find((each) => each.lines.some((line) => line.picked));
  if (atWork) {
    throw new Refused(
      connection.transport.system,
      `the warehouse is already receiving ${atWork.name}: announce it there by hand`,
    );
  }
  const ids = free.flatMap((each) => each.lines.map((line) => line.id));
  const replaced = receipts.flatMap((each) =>
    each.lines.filter((line) => line.key !== undefined && isOf(line.key, replaces)),
  );
  const all = [...new Set([...ids, ...replaced.map((line) => line.id)])];
  if (all.length > 0) await connection.transport.call('stock.move.line', 'unlink', { ids: all }, z.literal(true));
}

/** When Odoo refuses the lines, it foresees all that was ordered again: a receipt is not left empty. */
async function loadLines(connection: Connection, table: LoadTable, parts: readonly Part[]): Promise<void> {
  const { transport } = connection;
  try {
    await load(transport, 'stock.move.line', table);
  } catch (error) {
    const ids = [...new Set(parts.map((part) => part.move.picking))];
    if (error instanceof Refused) await transport.call('stock.picking', 'action_assign', { ids }, z.unknown());
    throw error;
  }
}

/** What of each line is reserved, where Odoo tells that apart from what is done: up to what its move still expects. */
function withReserved(
  { dialect }: Connection,
  parts: readonly Part[],
  receipts: readonly Receipt[],
  replaces: string | undefined,
): readonly { readonly part: Part; readonly reserved: readonly string[] }[] {
  if (!dialect.reserves) return parts.map((part) => ({ part, reserved: [] }));
  const left = new Map<number, Decimal>();
  return parts.map((part) => {
    const { move, quantity } = part;
    const receipt = receipts.find((each) => each.id === move.picking);
    const isEmptied = receipt !== undefined && isFree(receipt, replaces);
    const room = left.get(move.id) ?? (isEmptied ? move.demand : minus(move.demand, move.quantity));
    const reserved = compare(room, zero) <= 0 ? zero : compare(quantity, room) < 0 ? quantity : room;
    left.set(move.id, minus(room, reserved));
    return { part, reserved: [reserved] };
  });
}

const moveLineFields = [
  'id',
  'picking_id/.id',
  'move_id/.id',
  'product_id/.id',
  'product_uom_id/.id',
  'quantity',
  'location_id/.id',
  'location_dest_id/.id',
  'lot_name',
  'result_package_id/id',
];

function moveLineCells({ move, shipped, quantity }: Part, key: string, packages: Announced['packages']): string[] {
  const sscc = shipped.result_package_id;
  const packageKey = sscc === undefined ? undefined : packages[sscc];
  const ids = [move.picking, move.id, move.product, move.unit].map(String);
  const places = [String(move.from), String(move.to)];
  const lot = shipped.lot_name ?? '';
  return [externalId(key), ...ids, quantity, ...places, lot, packageKey === undefined ? '' : externalId(packageKey)];
}

/** Whether there was something to split off. */
async function splitRest(connection: Connection, { id, moves }: Receipt, key: string): Promise<boolean> {
  const { transport, dialect } = connection;
  const split = hasRest(moves);
  if (split) await dialect.split(transport, { picking: id, key, moves });
  // Lines that we made are reserved, but Odoo counts them only when it is asked to.
  if (dialect.reserves && moves.length > 0) {
    await transport.call('stock.picking', 'action_assign', { ids: [id] }, z.unknown());
  }
  return split;
}

/** Writes date and tracking number, where they are not so already. Answers whether something was written. */
async function writeHead(
  connection: Connection,
  { id, head }: HeadedReceipt,
  announced: Announced,
  /** What was split off may have been what its date came from. */
  split: boolean,
): Promise<boolean> {
  if (head.state === 'done' || head.state === 'cancel') return false;
  const vals = await headOf(connection, announced, head, split);
  if (Object.keys(vals).length === 0) return false;
  await connection.transport.call('stock.picking', 'write', { ids: [id], vals }, z.literal(true));
  return true;
}

/** Only what is not so already; a tracking number only where a module keeps one. */
async function headOf(
  connection: Connection,
  announced: Announced,
  now: HeadedReceipt['head'],
  split: boolean,
): Promise<Record<string, string>> {
  const { scheduled_date: day, carrier_tracking_ref: tracking } = announced;
  const zone = await zoneOf(connection, now);
  const before = now.scheduled_date;
  const at = day === undefined ? undefined : before === false ? noonOn(day, zone) : onDay(before, day, zone);
  const tracked = tracking !== undefined && now.carrier_tracking_ref !== undefined;
  return {
    ...(at === undefined || (at === before && !split) ? {} : { scheduled_date: at }),
    ...(tracked && tracking !== now.carrier_tracking_ref ? { carrier_tracking_ref: tracking } : {}),
  };
}
