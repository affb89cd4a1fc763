import { itemName, type OrderLine, orderLineName, type ShipNotice } from '@quayside/canonical';
import type { Discrepancy } from './decision.js';
import { discrepancy } from './discrepancies.js';
import type { Located } from './locate-lines.js';
import type { MatchingPolicy } from './policy.js';

/** What another ship notice for these orders has announced, as far as it can be there only once. */
export interface ShippedBefore {
  readonly notice: string;
  readonly packages: readonly string[];
  /** Of products that are tracked by serial number. */
  readonly serials: readonly { readonly item: string; readonly serial: string }[];
}

/** A package, or a piece of what is tracked by serial number, that the ERP has on a receipt, of whatever order. */
export interface KnownPiece {
  readonly package?: string;
  readonly serial?: string;
  /** What the piece is. */
  readonly item: { readonly buyer?: string; readonly gtin?: string };
  /** For people: "WH/IN/00012", and the order that it is of. */
  readonly receipt: string;
  readonly order?: string;
  readonly isReceived: boolean;
}

/** What is known of packages and pieces elsewhere. */
export interface Elsewhere {
  readonly before: readonly ShippedBefore[];
  readonly pieces: readonly KnownPiece[];
}

/** Packages and pieces that are on their way by another notice, or twice by this one: each is in one place only. */
export function onlyOnce(
  document: ShipNotice,
  located: readonly Located[],
  elsewhere: Elsewhere,
  policy: MatchingPolicy,
): Discrepancy[] {
  return [...packagesBefore(document, elsewhere, policy), ...serialsBefore(document, located, elsewhere, policy)];
}

function whereOf({ receipt, order, isReceived }: KnownPiece): string {
  const of = order === undefined ? '' : ` of ${order}`;
  return isReceived ? `was received with ${receipt}${of}` : `is on receipt ${receipt}${of} already`;
}

function packagesBefore({ packs }: ShipNotice, { before, pieces }: Elsewhere, policy: MatchingPolicy): Discrepancy[] {
  return packs.flatMap(({ sscc }, index) => {
    const other = sscc === undefined ? undefined : before.find(({ packages }) => packages.includes(sscc));
    const known = sscc === undefined ? undefined : pieces.find((each) => each.package === sscc);
    const where = other ? `is on its way by ship notice ${other.notice} already` : known && whereOf(known);
    if (where === undefined) return [];
    const message = `Package ${sscc} ${where}: the same package cannot come twice.`;
    return [discrepancy(policy, 'tracking', { pointer: `/packs/${index}/sscc`, said: sscc, message })];
  });
}

function serialsBefore(
  { lines }: ShipNotice,
  located: readonly Located[],
  { before, pieces }: Elsewhere,
  policy: MatchingPolicy,
): Discrepancy[] {
  const seen = new Set<string>();
  return lines.flatMap(({ serials = [] }, index) => {
    const at = located.find((each) => each.index === index);
    const item = at && serialItem(at.line);
    if (!at || item === undefined) return [];
    return [...new Set(serials)].flatMap((serial) => {
      const key = `${item}|${serial}`;
      const other = before.find((each) => each.serials.some((one) => one.item === item && one.serial === serial));
      const isTwice = seen.has(key);
      seen.add(key);
      const known = pieces.find((each) => each.serial === serial && isSameItem(each.item, at.line.item));
      const where = whereIs(other, isTwice, known);
      if (where === undefined) return [];
      const { order, line } = at;
      const message = `${orderLineName(order, line.number)}: serial number ${serial} ${where}, and only one piece can have it.`;
      const pointer = `/lines/${index}/serials/${serials.indexOf(serial)}`;
      return [discrepancy(policy, 'tracking', { pointer, order, line, said: serial, message })];
    });
  });
}

function whereIs(
  other: ShippedBefore | undefined,
  isTwice: boolean,
  known: KnownPiece | undefined,
): string | undefined {
  if (other) return `is on its way by ship notice ${other.notice} already`;
  return isTwice ? 'is named on two lines' : known && whereOf(known);
}

function isSameItem(one: KnownPiece['item'], other: OrderLine['item']): boolean {
  if (one.buyer !== undefined && other.buyer !== undefined) return one.buyer === other.buyer;
  return one.gtin !== undefined && one.gtin === other.gtin;
}

/** What a line is called for its serial numbers; nothing where it has none. */
export function serialItem({ tracking, item }: OrderLine): string | undefined {
  return tracking === 'serial' ? itemName(item) : undefined;
}
