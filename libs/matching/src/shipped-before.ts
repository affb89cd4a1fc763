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

/** Packages and pieces that are on their way by another notice, or twice by this one: each is in one place only. */
export function onlyOnce(
  document: ShipNotice,
  located: readonly Located[],
  before: readonly ShippedBefore[],
  policy: MatchingPolicy,
): Discrepancy[] {
  return [...packagesBefore(document, before, policy), ...serialsBefore(document, located, before, policy)];
}

function packagesBefore(
  { packs }: ShipNotice,
  before: readonly ShippedBefore[],
  policy: MatchingPolicy,
): Discrepancy[] {
  return packs.flatMap(({ sscc }, index) => {
    const other = sscc === undefined ? undefined : before.find(({ packages }) => packages.includes(sscc));
    if (!other) return [];
    const message = `Package ${sscc} is on its way by ship notice ${other.notice} already: the same package cannot come twice.`;
    return [discrepancy(policy, 'tracking', { pointer: `/packs/${index}/sscc`, said: sscc, message })];
  });
}

function serialsBefore(
  { lines }: ShipNotice,
  located: readonly Located[],
  before: readonly ShippedBefore[],
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
      if (!other && !isTwice) return [];
      const where = other ? `is on its way by ship notice ${other.notice} already` : 'is named on two lines';
      const { order, line } = at;
      const message = `${orderLineName(order, line.number)}: serial number ${serial} ${where}, and only one piece can have it.`;
      const pointer = `/lines/${index}/serials/${serials.indexOf(serial)}`;
      return [discrepancy(policy, 'tracking', { pointer, order, line, said: serial, message })];
    });
  });
}

/** What a line is called for its serial numbers; nothing where it has none. */
export function serialItem({ tracking, item }: OrderLine): string | undefined {
  return tracking === 'serial' ? itemName(item) : undefined;
}
