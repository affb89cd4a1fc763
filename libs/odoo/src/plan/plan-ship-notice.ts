import type { Order, OrderLine, ShipNotice, ShippedLine } from '@quayside/canonical';
import type { Effect, Json } from '@quayside/exchange';
import type { LineMatch } from '@quayside/matching';
import { compare, decimalOf, minus, type Decimal, zero } from '@quayside/std';
import {
  askEffects,
  attachEffect,
  differences,
  documentTitle,
  lineTitle,
  noteEffect,
  type DeliveryInput,
  type Target,
} from './common-effects.js';
import { effectKey, packageKey, receiptKey } from './effect-key.js';
import { list, paragraph, table } from './html.js';
import { orderEffects } from './order-changes.js';
import { placesOf } from './places.js';
import { madeBy } from './previous.js';

type Input = DeliveryInput<ShipNotice>;

/** A ship notice fills the incoming receipt of each order that it ships; the warehouse validates. */
export function planShipNotice(input: Input): Effect[] {
  if (input.document.purpose === 'cancellation') return planTakingBack(input);
  const numbers = [...new Set(input.decision.lines.map((match) => match.orderNumber))];
  return numbers.flatMap((number) => [...orderEffects(input, number), ...planReceipt(input, number)]);
}

function planReceipt(input: Input, number: string): Effect[] {
  const receive = receiveEffect(input, number);
  const target: Target = {
    model: 'stock.picking',
    name: madeBy(receive, input.previous).key,
    title: `the receipt of ${number}`,
    orderNumber: number,
  };
  return [
    receive,
    attachEffect(input, target),
    noteEffect(input, target, note(input, number)),
    ...askEffects(input, { model: 'purchase.order', name: number, title: number, orderNumber: number }),
  ];
}

/** A notice that its supplier takes back: what was announced by it is expected again, as if it had never come. */
function planTakingBack(input: Input): Effect[] {
  const announced = lastAnnounced(input);
  return announced.flatMap(({ key, target: number }) => {
    const target: Target = { model: 'purchase.order', name: number, title: number, orderNumber: number };
    return [
      {
        key: effectKey(input, { effect: 'taking-back', part: number }),
        model: 'stock.picking',
        action: 'take-back' as const,
        target: number,
        title: `Take ship notice ${input.document.number} back from the receipt of ${number}`,
        values: { takes_back: key },
        changes: ['what it announced is expected again, on one receipt'],
        provenance: {},
      },
      attachEffect(input, target),
      noteEffect(input, target, paragraph(`The supplier takes back ${documentTitle(input.document)}.`)),
    ];
  });
}

/** What earlier versions announced, the last one of each order, unless it was taken back since. */
function lastAnnounced({ previous }: Input): readonly Effect[] {
  const last = new Map<string, Effect>();
  for (const each of previous) {
    if (each.action === 'receive') last.set(each.target, each);
    if (each.action === 'take-back') last.delete(each.target);
  }
  return [...last.values()];
}

interface MoveLine {
  readonly values: { readonly [field: string]: Json };
  /** Pointer of each field to the pointer of the document's field. */
  readonly sources: Readonly<Record<string, string>>;
}

function receiveEffect(input: Input, number: string): Effect {
  const matches = input.decision.lines.filter((match) => match.orderNumber === number);
  const lines = matches.flatMap((match) => moveLines(input, match));
  const header = headerValues(input.document);
  const effect: Effect = {
    key: receiptKey(input, number),
    model: 'stock.picking',
    action: 'receive',
    target: number,
    title: `Announce ${lines.length} ${lines.length === 1 ? 'line' : 'lines'} on the receipt of ${number}`,
    values: {
      ...header.values,
      packages: packages(input, lines),
      ...others(input, number, matches),
      move_line_ids: lines.map((line) => line.values),
    },
    changes: matches.map((match) => announcedInWords(input, number, match)),
    provenance: placesOf({ ...header.sources, ...lineSources(lines) }, input.provenance),
  };
  const before = lastAnnounced(input).find(({ target }) => target === number);
  return before ? { ...effect, values: { ...effect.values, replaces: before.key } } : effect;
}

function announcedInWords(input: Input, number: string, match: LineMatch): string {
  const unit = lineOf(input.orders, match)?.quantity.unit ?? '';
  const quantity = `${match.quantity ?? input.document.lines[match.index]?.quantity.value ?? ''} ${unit}`.trim();
  return `${lineTitle(input, number, match.orderLine)}: ${quantity} announced`;
}

/** What other notices have announced of the same lines: more than that on their receipts is none of theirs. */
function others(input: Input, number: string, matches: readonly LineMatch[]): Record<string, Json> {
  const lines = [...new Set(matches.map((match) => match.orderLine))].flatMap((name) => {
    const announced = input.orders
      .find((each) => each.number === number)
      ?.lines.find((line) => line.number === name)?.announced;
    return announced === undefined ? [] : [[name, announced] as const];
  });
  return lines.length === 0 ? {} : { announced: Object.fromEntries(lines) };
}

function headerValues(document: ShipNotice): { values: Record<string, Json>; sources: Record<string, string> } {
  const values: Record<string, Json> = {};
  const sources: Record<string, string> = {};
  const tracking = document.trackingNumber ?? document.billOfLading ?? document.shipmentNumber;
  if (document.deliveryDate !== undefined) {
    values['scheduled_date'] = document.deliveryDate;
    sources['/scheduled_date'] = '/deliveryDate';
  }
  if (tracking !== undefined) {
    values['carrier_tracking_ref'] = tracking;
    sources['/carrier_tracking_ref'] =
      document.trackingNumber !== undefined
        ? '/trackingNumber'
        : document.billOfLading !== undefined
          ? '/billOfLading'
          : '/shipmentNumber';
  }
  return { values, sources };
}

function lineSources(lines: readonly MoveLine[]): Record<string, string> {
  const all: Record<string, string> = {};
  lines.forEach((line, index) => {
    for (const [field, source] of Object.entries(line.sources)) all[`/move_line_ids/${index}${field}`] = source;
  });
  return all;
}

function packages(input: Input, lines: readonly MoveLine[]): { [sscc: string]: string } {
  const used = lines.map((line) => line.values['result_package_id']).filter((each) => typeof each === 'string');
  return Object.fromEntries([...new Set(used)].map((sscc) => [sscc, packageKey(input.key, sscc)]));
}

/** One move line for a shipped line; of what is tracked by serial number, one for each number. */
function moveLines(input: Input, match: LineMatch): MoveLine[] {
  const shipped = input.document.lines[match.index];
  if (!shipped) return [];
  const quantity = match.quantity ?? shipped.quantity.value;
  const ordered = lineOf(input.orders, match);
  const common = lineCommon(input.document, match, shipped);
  const all = ordered?.tracking === 'none' ? [] : serialsOf(shipped, match.index, ordered, quantity);
  const serials = ownOf(all, input, match);
  if (serials.length === 0) return [bulkLine(common, match, shipped, quantity, takesLot(ordered))];
  const rest = minus(quantity, decimalOf(serials.length));
  return [
    ...serials.map(([serial, source]) => serialLine(common, match, { shipped, serial, source })),
    ...(compare(rest, zero) > 0 ? [bulkLine(common, match, shipped, rest, false)] : []),
  ];
}

/** Of a line that fills several lines of orders each of these takes its share of the numbers. */
function ownOf<T>(serials: readonly T[], { decision }: Input, match: LineMatch): readonly T[] {
  const parts = decision.lines.filter(({ index }) => index === match.index);
  if (parts.length < 2) return serials;
  const before = parts.slice(0, parts.indexOf(match)).reduce((count, part) => count + Number(part.quantity ?? 0), 0);
  return serials.slice(before, before + Number(match.quantity ?? 0));
}

/** Several pieces of what is tracked by serial number cannot have one number. */
function takesLot(ordered: OrderLine | undefined): boolean {
  return ordered?.tracking !== 'none' && ordered?.tracking !== 'serial';
}

function lineCommon(document: ShipNotice, match: LineMatch, shipped: ShippedLine): MoveLine {
  const base = `/lines/${match.index}`;
  const sscc = ssccOf(document, shipped.pack ?? around(document, shipped.packs));
  return {
    values: { line: match.orderLine, ...(sscc ? { result_package_id: sscc.value } : {}) },
    sources: {
      '/line': `${base}/${match.by === 'number' ? 'number' : `item/${match.by}`}`,
      ...(sscc ? { '/result_package_id': sscc.source } : {}),
    },
  };
}

function bulkLine(
  common: MoveLine,
  match: LineMatch,
  shipped: ShippedLine,
  quantity: Decimal,
  withLot: boolean,
): MoveLine {
  const lot = withLot ? shipped.lot : undefined;
  const base = `/lines/${match.index}`;
  const days = lot === undefined ? { values: {}, sources: {} } : daysOf(shipped, base);
  return {
    values: {
      ...common.values,
      quantity,
      ...(lot === undefined ? {} : { lot_name: lot }),
      ...days.values,
    },
    sources: {
      ...common.sources,
      '/quantity': `${base}/quantity/value`,
      ...(lot === undefined ? {} : { '/lot_name': `${base}/lot` }),
      ...days.sources,
    },
  };
}

/** The days of a lot: when only a best-before day is told, it is what is known of the expiry as well. */
function daysOf({ expiry, bestBefore, sellBy }: ShippedLine, base: string): MoveLine {
  const days = [
    ['expiration_date', expiry ?? bestBefore, expiry === undefined ? 'bestBefore' : 'expiry'],
    ['use_date', bestBefore, 'bestBefore'],
    ['removal_date', sellBy, 'sellBy'],
  ] as const;
  const told = days.flatMap(([field, day, source]) => (day === undefined ? [] : [{ field, day, source }]));
  return {
    values: Object.fromEntries(told.map(({ field, day }) => [field, day])),
    sources: Object.fromEntries(told.map(({ field, source }) => [`/${field}`, `${base}/${source}`])),
  };
}

function serialLine(
  common: MoveLine,
  match: LineMatch,
  { shipped, serial, source }: { readonly shipped: ShippedLine; readonly serial: string; readonly source: string },
): MoveLine {
  const days = daysOf(shipped, `/lines/${match.index}`);
  return {
    values: { ...common.values, quantity: '1', lot_name: serial, ...days.values },
    sources: {
      ...common.sources,
      '/quantity': `/lines/${match.index}/quantity/value`,
      '/lot_name': source,
      ...days.sources,
    },
  };
}

/** A lot number on a single piece of what is tracked by serial number is its serial number. */
function serialsOf(
  shipped: ShippedLine,
  index: number,
  ordered: OrderLine | undefined,
  quantity: Decimal,
): [string, string][] {
  // One that is named twice is one piece.
  const named = [...new Set(shipped.serials)];
  const base = `/lines/${index}`;
  if (named.length > 0)
    return named.map((serial) => [serial, `${base}/serials/${shipped.serials?.indexOf(serial) ?? 0}`]);
  if (ordered?.tracking !== 'serial' || shipped.lot === undefined || quantity !== '1') return [];
  return [[shipped.lot, `${base}/lot`]];
}

/** What all of several packs are in: in which of them goods are nobody knows, and the warehouse sees when it unpacks. */
function around(document: ShipNotice, packs: readonly string[] = []): string | undefined {
  const parents = new Set(packs.map((id) => document.packs.find((each) => each.id === id)?.parent));
  return parents.size === 1 ? [...parents][0] : undefined;
}

/** The SSCC of the innermost pack that has one. */
function ssccOf(document: ShipNotice, pack: string | undefined): { value: string; source: string } | undefined {
  const seen = new Set<string>();
  let id = pack;
  while (id !== undefined && !seen.has(id)) {
    seen.add(id);
    const index = document.packs.findIndex((each) => each.id === id);
    const found = document.packs[index];
    if (found?.sscc !== undefined) return { value: found.sscc, source: `/packs/${index}/sscc` };
    id = found?.parent;
  }
  return undefined;
}

function lineOf(orders: readonly Order[], match: LineMatch): OrderLine | undefined {
  const order = orders.find((each) => each.number === match.orderNumber);
  return order?.lines.find((line) => line.number === match.orderLine);
}

function note(input: Input, number: string): string {
  const { document } = input;
  const facts = [
    document.shippedAt === undefined ? '' : `shipped ${document.shippedAt}`,
    document.deliveryDate === undefined ? '' : `expected ${document.deliveryDate}`,
    document.carrier?.name ?? document.carrier?.scac ?? '',
    document.trackingNumber === undefined ? '' : `tracking number ${document.trackingNumber}`,
  ].filter((each) => each !== '');
  return [
    paragraph(`${[documentTitle(document), ...facts].join(', ')}.`),
    shippedTable(input, number),
    differences(input, number),
    list(document.notes ?? []),
  ].join('');
}

function shippedTable(input: Input, number: string): string {
  const matches = input.decision.lines.filter((match) => match.orderNumber === number);
  const rows = matches.flatMap((match) => {
    const line = input.document.lines[match.index];
    if (!line) return [];
    return [
      [
        lineTitle(input, number, match.orderLine),
        `${line.quantity.value} ${line.quantity.unit ?? ''}`.trim(),
        packagesOf(input.document, line),
        [lotsOf(line), ...(line.serials ?? [])].filter((each) => each !== '').join(', '),
      ],
    ];
  });
  return table(['Line', 'Shipped', 'Package', 'Lot or serial numbers'], rows);
}

function packagesOf(document: ShipNotice, { pack, packs }: ShippedLine): string {
  if (packs) return packs.map((id) => ssccOf(document, id)?.value ?? id).join(', ');
  return ssccOf(document, pack)?.value ?? '';
}

function lotsOf({ lot, lots = [], expiry, bestBefore, sellBy }: ShippedLine): string {
  if (lot === undefined) return lots.join(', ');
  const days = [
    expiry === undefined ? '' : `until ${expiry}`,
    bestBefore === undefined ? '' : `best before ${bestBefore}`,
    sellBy === undefined ? '' : `sell by ${sellBy}`,
  ];
  return [lot, days.filter((each) => each !== '').join(', ')].filter((each) => each !== '').join(' ');
}
