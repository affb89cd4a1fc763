import type { Comparison } from './comparison.js';
import { isFigureChange, type Decision, type Discrepancy, type Hold } from './decision.js';
import type { FoundOrders } from './find-orders.js';
import type { History } from './measured-from.js';
import { discrepancyKinds, type MatchingPolicy } from './policy.js';
import type { KnownPiece, ShippedBefore } from './shipped-before.js';
import { differenceKey, type Settlement, usualWay, type Way, waysOf } from './settlement.js';
import type { TypedBill } from './typed-bills.js';

/** What is known beside the document, its orders and the policy. */
export interface MatchOptions {
  /** Deliver in spite of differences, and leave the order as it is; what cannot be delivered at all is held all the same. */
  readonly acceptAsIs?: boolean;
  /** What a person decided about the differences; one that is not in it is open. */
  readonly settlement?: Settlement;
  /** Decisions about answers to these orders that were delivered, oldest first. */
  readonly history?: History;
  /** What other ship notices for these orders have announced. */
  readonly before?: readonly ShippedBefore[];
  /** Packages and pieces of the notice that the ERP has on other receipts. */
  readonly pieces?: readonly KnownPiece[];
  /** The vendor's bank accounts in the ERP; absent when nobody asked for them. */
  readonly accounts?: readonly string[];
  /** Bills that were typed by hand and may be this document. */
  readonly bills?: readonly TypedBill[];
}

type Reason = Pick<Hold, 'code' | 'owner' | 'reason'>;

/** Deliver, deliver with changes noted, or hold in front of the owner of the most weighty difference. */
export function decide(
  found: FoundOrders,
  comparison: Comparison,
  policy: MatchingPolicy,
  options: MatchOptions,
): Decision {
  const settled = (all: readonly Discrepancy[]) => all.map((each) => withAnswer(each, policy, options));
  const [lines, others] = [settled(comparison.unknownLines), settled(comparison.discrepancies)];
  const impossible = [...found.unknown, ...found.unconfirmed, ...found.cancelled, ...comparison.unknownUnits];
  const discrepancies = [...impossible, ...lines, ...others];
  const { charges = [] } = comparison;
  const compared = { discrepancies, lines: comparison.lines, ...(charges.length > 0 && { charges }) };
  const nothing = comparison.lines.length === 0 ? lines : [];
  const hold = undeliverable(found, comparison, nothing) ?? open(lines, others, policy);
  if (hold) return { ...compared, outcome: 'hold', ...hold };
  const changed = discrepancies.some((each) => !each.withinTolerance);
  return { ...compared, outcome: changed ? 'deliver-with-changes' : 'deliver' };
}

/** Nobody can accept these as they are: there is nothing that they could be written to. */
function undeliverable(
  found: FoundOrders,
  { unknownUnits }: Comparison,
  nothing: readonly Discrepancy[],
): Reason | undefined {
  return (
    because('order-unknown', found.unknown) ??
    because('order-unconfirmed', found.unconfirmed) ??
    because('order-cancelled', found.cancelled) ??
    because('unit-unknown', unknownUnits) ??
    because('line-unknown', nothing)
  );
}

function open(
  lines: readonly Discrepancy[],
  others: readonly Discrepancy[],
  policy: MatchingPolicy,
): Reason | undefined {
  const held = (each: Discrepancy) =>
    !each.withinTolerance && policy.beyond[each.kind] === 'hold' && each.settled?.by !== 'person';
  return because('line-unknown', lines.filter(held)) ?? because('beyond-tolerance', others.filter(held));
}

/** What was decided about a difference: by a person, or within its tolerance by what was agreed. */
function withAnswer(each: Discrepancy, policy: MatchingPolicy, options: MatchOptions): Discrepancy {
  const way = chosenWay(each, options);
  if (way !== undefined && waysOf(each).includes(way)) return { ...each, settled: { by: 'person', way } };
  const { change, withinTolerance } = each;
  if (!withinTolerance || !isFigureChange(change)) return each;
  const writes = policy.withinTolerance[change.field] === 'write';
  return { ...each, settled: { by: 'profile', way: writes ? 'take' : 'leave' } };
}

function chosenWay(each: Discrepancy, { settlement, acceptAsIs = false }: MatchOptions): Way | undefined {
  if (settlement) return settlement[differenceKey(each)];
  return acceptAsIs && !each.withinTolerance ? usualWay(each) : undefined;
}

function because(code: Reason['code'], all: readonly Discrepancy[]): Reason | undefined {
  const [first, ...others] = [...all].sort((a, b) => weight(a) - weight(b));
  if (!first) return undefined;
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return { code, owner: first.owner, reason: `${first.message}${more}` };
}

function weight({ kind }: Discrepancy): number {
  return discrepancyKinds.indexOf(kind);
}
