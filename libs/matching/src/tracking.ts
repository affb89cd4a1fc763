import { orderLineName, type ShipNotice, type ShippedLine } from '@quayside/canonical';
import { compare, type Decimal, decimalOf, sum } from '@quayside/std';
import type { Discrepancy } from './decision.js';
import { discrepancy } from './discrepancies.js';
import type { Located } from './locate-lines.js';
import type { MatchingPolicy } from './policy.js';
import { amountOf } from './tolerance.js';

/** Lots and serial numbers that do not fit how the product is tracked: the warehouse could not book the goods with them. */
export function trackingDiscrepancies(
  { lines }: ShipNotice,
  located: readonly Located[],
  policy: MatchingPolicy,
): Discrepancy[] {
  return [...Map.groupBy(located, ({ index }) => index)].flatMap(([index, parts]) => {
    const [shipped, first] = [lines[index], parts[0]];
    if (!shipped || !first) return [];
    const pieces = sum(parts.flatMap((part) => part.quantity ?? []));
    return [
      ...serialDiscrepancies(shipped, first, pieces, policy),
      ...lotDiscrepancies(shipped, first, pieces, policy),
    ];
  });
}

/** Of what is tracked by serial number each piece has one. A notice that names none leaves it to the warehouse. */
function serialDiscrepancies(
  shipped: ShippedLine,
  at: Located,
  pieces: Decimal,
  policy: MatchingPolicy,
): Discrepancy[] {
  const { order, line, index } = at;
  const { serials, lot } = shipped;
  // A lot number of a single piece is its serial number.
  const numbers = [...new Set(serials ?? (lot === undefined ? [] : [lot]))];
  if (line.tracking !== 'serial' || numbers.length === 0) return [];
  if (compare(decimalOf(numbers.length), pieces) === 0) return [];
  const amount = amountOf(pieces, line.quantity.unit);
  const said = saidOf(numbers, serials ?? [], pieces);
  const message = `${orderLineName(order, line.number)}: ships ${amount} of a product that is tracked by serial number, and the ship notice names ${said}.`;
  const pointer = `/lines/${index}/${serials ? 'serials' : 'lot'}`;
  return [discrepancy(policy, 'tracking', { pointer, order, line, ordered: amount, said, message })];
}

function saidOf(numbers: readonly string[], named: readonly string[], pieces: Decimal): string {
  const twice = numbers.filter((each) => named.indexOf(each) !== named.lastIndexOf(each));
  // Told in two places each number is there twice, and nothing is missing.
  if (twice.length > 0 && compare(decimalOf(named.length), pieces) === 0) {
    const which = twice.slice(0, 3).join(', ') + (twice.length > 3 ? ` and ${twice.length - 3} more` : '');
    return twice.length === 1 ? `serial number ${which} twice` : `serial numbers ${which} twice each`;
  }
  return numbers.length === 1 ? '1 serial number' : `${numbers.length} serial numbers`;
}

/** How much is of each lot must be known of what is tracked by them. */
function lotDiscrepancies(shipped: ShippedLine, at: Located, pieces: Decimal, policy: MatchingPolicy): Discrepancy[] {
  const { order, line, index } = at;
  if (!shipped.lots || line.tracking === 'none' || (line.tracking === 'serial' && shipped.serials)) return [];
  const amount = amountOf(pieces, line.quantity.unit);
  const message = `${orderLineName(order, line.number)}: ships ${amount} of lots ${shipped.lots.join(', ')}, and the ship notice does not say how much of each.`;
  return [
    discrepancy(policy, 'tracking', {
      pointer: `/lines/${index}/lots`,
      order,
      line,
      said: shipped.lots.join(', '),
      message,
    }),
  ];
}
