import type { Comparison } from './comparison.js';
import type { Decision, Discrepancy, Hold } from './decision.js';
import type { FoundOrders } from './find-orders.js';
import { discrepancyKinds, type MatchingPolicy } from './policy.js';

/** What a person decided about a held document. */
export interface MatchOptions {
  /** Deliver in spite of differences; what cannot be delivered at all is held all the same. */
  readonly acceptAsIs?: boolean;
}

type Reason = Pick<Hold, 'code' | 'owner' | 'reason'>;

/** Deliver, deliver with changes noted, or hold in front of the owner of the most weighty difference. */
export function decide(
  found: FoundOrders,
  comparison: Comparison,
  policy: MatchingPolicy,
  options: MatchOptions,
): Decision {
  const discrepancies = [
    ...found.unknown,
    ...found.cancelled,
    ...comparison.unknownLines,
    ...comparison.unknownUnits,
    ...comparison.discrepancies,
  ];
  const compared = { discrepancies, lines: comparison.lines };
  const hold = impossible(found, comparison) ?? (options.acceptAsIs ? undefined : unwanted(found, comparison, policy));
  if (hold) return { ...compared, outcome: 'hold', ...hold };
  const changed = discrepancies.some((each) => !each.withinTolerance);
  return { ...compared, outcome: changed ? 'deliver-with-changes' : 'deliver' };
}

/** Nobody can accept these as they are: there is nothing that they could be written to. */
function impossible(found: FoundOrders, comparison: Comparison): Reason | undefined {
  const nothing = comparison.lines.length === 0 ? comparison.unknownLines : [];
  return (
    because('order-unknown', found.unknown) ??
    because('unit-unknown', comparison.unknownUnits) ??
    because('line-unknown', nothing)
  );
}

function unwanted(found: FoundOrders, comparison: Comparison, policy: MatchingPolicy): Reason | undefined {
  const held = (each: Discrepancy) => !each.withinTolerance && policy.beyond[each.kind] === 'hold';
  return (
    because('order-cancelled', found.cancelled) ??
    because('line-unknown', comparison.unknownLines.filter(held)) ??
    because('beyond-tolerance', comparison.discrepancies.filter(held))
  );
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
