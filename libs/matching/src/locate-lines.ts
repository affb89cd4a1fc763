import { type Order, type OrderLine, unitPrice } from '@quayside/canonical';
import { compare, type Decimal, dividedBy, minus, plus, times, zero } from '@quayside/std';
import type { Discrepancy, LineMatch } from './decision.js';
import { discrepancy } from './discrepancies.js';
import { type Candidate, candidatesFor, nameOf, type SaidLine } from './find-lines.js';
import type { MatchingPolicy } from './policy.js';
import { unitFactor } from './units.js';

/** A line of a document with the line of the order that it speaks of, in the order's unit. */
export interface Located extends Candidate {
  readonly index: number;
  readonly said: SaidLine;
  readonly factor: Decimal;
  readonly quantity?: Decimal;
}

export interface LocatedLines {
  readonly located: readonly Located[];
  readonly unknownLines: readonly Discrepancy[];
  readonly unknownUnits: readonly Discrepancy[];
}

/** How the lines of one item share what is said of it: filled up in turn, or one answer each. */
export interface Filling {
  readonly open: (line: OrderLine) => Decimal;
  readonly use: 'fill' | 'answer';
  /** A line that does not name its order, and could be of several, is of none. */
  readonly ofOneOrder?: boolean;
}

type OpenQuantities = Map<OrderLine, Decimal>;

/**
 * Finds the order's line of each line. When an item stands on several lines of the order, `open` says how much each of
 * them still waits for, and they are filled in their order.
 */
export function locateLines(
  lines: readonly SaidLine[],
  orders: readonly Order[],
  policy: MatchingPolicy,
  { open, use, ofOneOrder }: Filling,
): LocatedLines {
  const left: OpenQuantities = new Map(orders.flatMap((order) => order.lines.map((line) => [line, open(line)])));
  const located: Located[] = [];
  const unknownLines: Discrepancy[] = [];
  const unknownUnits: Discrepancy[] = [];
  for (const [index, said] of lines.entries()) {
    const candidates = candidatesFor(said, orders, policy);
    const [first] = candidates;
    if (!first) {
      unknownLines.push(unknownLine(said, index, orders, policy));
      continue;
    }
    if (ofOneOrder && candidates.some(({ order }) => order !== first.order)) {
      unknownLines.push(ofSeveralOrders(said, index, candidates, policy));
      continue;
    }
    const factor = unitFactor(said.quantity?.unit, first.line, said, policy);
    if (factor === undefined) unknownUnits.push(unknownUnit(said, index, first, policy));
    else located.push(...(use === 'fill' ? spread : answered)({ ...first, index, said, factor }, candidates, left));
  }
  return { located, unknownLines, unknownUnits };
}

/** As the decision reports it. */
export function lineMatch(located: Located, extra: { quantity?: Decimal; price?: Decimal } = {}): LineMatch {
  const quantity = extra.quantity ?? located.quantity;
  const unit = located.line.quantity.unit;
  return {
    index: located.index,
    orderNumber: located.order.number,
    orderLine: located.line.number,
    by: located.by,
    factor: located.factor,
    ...(quantity !== undefined && { quantity }),
    ...(unit !== undefined && { unit }),
    ...(extra.price !== undefined && { price: extra.price }),
  };
}

/** Price of one unit of the order's line as the document says it, exact. */
export function saidPrice(located: Located, policy: MatchingPolicy): Decimal | undefined {
  const { price, quantity } = located.said;
  if (price === undefined) return undefined;
  const factor = unitFactor(price.unit ?? quantity?.unit, located.line, located.said, policy);
  if (factor === undefined) return undefined;
  return dividedBy(unitPrice(price), factor);
}

/** Price of one unit as ordered, exact. */
export function orderedPrice(line: OrderLine): Decimal | undefined {
  return line.price && unitPrice(line.price);
}

// Fills the lines in their order; what is over goes to the last one that took something.
function spread(located: Omit<Located, 'quantity'>, candidates: readonly Candidate[], left: OpenQuantities): Located[] {
  const quantity = located.said.quantity && times(located.said.quantity.value, located.factor);
  if (quantity === undefined) return [{ ...located, ...firstOpen(candidates, left) }];
  const alike = candidates.filter((each) => each.line.quantity.unit === located.line.quantity.unit);
  const { parts, rest } = fill(alike, quantity, left);
  const last = parts.pop() ?? { candidate: located, quantity: zero };
  const all = [...parts, { ...last, quantity: plus(last.quantity, rest) }];
  for (const part of all) left.set(part.candidate.line, minus(openOf(part.candidate, left), part.quantity));
  return all.map((part) => ({ ...located, ...part.candidate, quantity: part.quantity }));
}

function fill(candidates: readonly Candidate[], quantity: Decimal, left: OpenQuantities) {
  const parts: { candidate: Candidate; quantity: Decimal }[] = [];
  let rest = quantity;
  for (const candidate of candidates) {
    const open = openOf(candidate, left);
    if (compare(open, zero) <= 0) continue;
    const taken = compare(open, rest) < 0 ? open : rest;
    parts.push({ candidate, quantity: taken });
    rest = minus(rest, taken);
    if (compare(rest, zero) <= 0) break;
  }
  return { parts, rest };
}

// An answer speaks of one line as a whole: the next answer for the same item is about the next line.
function answered(
  located: Omit<Located, 'quantity'>,
  candidates: readonly Candidate[],
  left: OpenQuantities,
): Located[] {
  const quantity = located.said.quantity && times(located.said.quantity.value, located.factor);
  return [{ ...located, ...firstOpen(candidates, left), ...(quantity !== undefined && { quantity }) }];
}

function openOf({ line }: Candidate, left: OpenQuantities): Decimal {
  return left.get(line) ?? zero;
}

function firstOpen(candidates: readonly Candidate[], left: OpenQuantities): Candidate | undefined {
  const open = candidates.find((each) => compare(openOf(each, left), zero) > 0) ?? candidates[0];
  if (open) left.set(open.line, zero);
  return open;
}

function unknownLine(said: SaidLine, index: number, orders: readonly Order[], policy: MatchingPolicy): Discrepancy {
  const names = said.orderNumber ?? orders.map((order) => order.number).join(', ');
  return discrepancy(policy, 'line', {
    pointer: `/lines/${index}`,
    order: orders.find((order) => order.number === said.orderNumber) ?? orders[0],
    message: `${nameOf(said, index)} is not on order ${names}.`,
  });
}

function ofSeveralOrders(
  said: SaidLine,
  index: number,
  candidates: readonly Candidate[],
  policy: MatchingPolicy,
): Discrepancy {
  const names = [...new Set(candidates.map(({ order }) => order.number))];
  return discrepancy(policy, 'line', {
    pointer: `/lines/${index}`,
    order: candidates[0]?.order,
    said: names.join(', '),
    message: `${nameOf(said, index)} may be of order ${names.join(' or ')}: the document does not say which of them it is of.`,
  });
}

function unknownUnit(said: SaidLine, index: number, { order, line }: Candidate, policy: MatchingPolicy): Discrepancy {
  const unit = said.quantity?.unit;
  const wanted = line.quantity.unit ?? 'no unit';
  return discrepancy(policy, 'unit', {
    pointer: `/lines/${index}/quantity/unit`,
    order,
    line,
    ordered: wanted,
    said: unit,
    message: `${nameOf(said, index)} counts in ${unit}, the order in ${wanted}, and nothing says how many of these make one.`,
  });
}
