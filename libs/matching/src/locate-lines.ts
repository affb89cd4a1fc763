import { type Order, type OrderLine, orderLineName, unitPrice } from '@quayside/canonical';
import { compare, type Decimal, dividedBy, type LocalDate, minus, plus, sum, times, zero } from '@quayside/std';
import type { Discrepancy, LineMatch } from './decision.js';
import { discrepancy } from './discrepancies.js';
import { explainOtherLine } from './explain/explain-other-line.js';
import { isPriceOfPack } from './explain/explain-price.js';
import { explainUnit } from './explain/explain-quantity.js';
import { type Candidate, candidatesFor, nameOf, type SaidLine } from './find-lines.js';
import { needsNoOrderLine } from './other-lines.js';
import type { MatchingPolicy } from './policy.js';
import { type Shared, shareLines } from './share-lines.js';
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
  /** Lines that may be one line of the order as well as another. They are located, so that somebody may accept it so. */
  readonly unclear: readonly Discrepancy[];
}

/** How the lines of one item share what is said of it: filled up in turn, or one answer each. */
export interface Filling {
  readonly open: (line: OrderLine) => Decimal;
  readonly use: 'fill' | 'answer';
  /** A line that does not name its order, and could be of several, is of none, unless such lines fill all that these wait for. */
  readonly ofOneOrder?: boolean;
  /** Each line of goods has a price: one without is a remark. */
  readonly isPriced?: boolean;
}

type OpenQuantities = Map<OrderLine, Decimal>;

/** A line of the document with every line of the orders that it may speak of. */
interface Asked {
  readonly index: number;
  readonly line: SaidLine;
  readonly candidates: readonly Candidate[];
}

/**
 * Finds the order's line of each line. When an item stands on several lines of the order, `open` says how much each of
 * them still waits for, and all lines of that item are shared out so that they fit best.
 */
export function locateLines(
  lines: readonly SaidLine[],
  orders: readonly Order[],
  policy: MatchingPolicy,
  filling: Filling,
): LocatedLines {
  const left: OpenQuantities = new Map(
    orders.flatMap((order) => order.lines.map((line) => [line, filling.open(line)])),
  );
  const asked = lines.map((line, index) => ({ index, line, candidates: candidatesFor(line, orders, policy) }));
  const ofSeveral = new Set<Asked>();
  const located: Located[] = [];
  const unknownUnits: Discrepancy[] = [];
  const unclear: Discrepancy[] = [];
  // What names its line goes first: the others share what it leaves.
  for (const group of groupsOf(asked.filter((each) => each.candidates.length > 0))) {
    const shared = sharedAmong(group, left, filling.use);
    if (isOfSeveral(shared, left, policy, filling)) {
      for (const each of group) ofSeveral.add(each);
      continue;
    }
    const sharing = shareLines(shared, policy, { open: openIn(left), use: filling.use });
    if (sharing.unclear) unclear.push(...group.map((each) => notToldApart(each, policy)));
    for (const [at, { index, line: said }] of group.entries()) {
      const first = shared.candidates[sharing.assignment[at] ?? 0];
      if (!first) continue;
      const factor = unitFactor(said.quantity?.unit, first.line, said, policy);
      if (factor === undefined) unknownUnits.push(unknownUnit(said, index, first, policy));
      else located.push(...placed({ ...first, index, said, factor }, shared.candidates, left, filling.use));
    }
  }
  return {
    located: located.toSorted((a, b) => a.index - b.index),
    unknownLines: asked.flatMap((each) =>
      ofSeveral.has(each) ? [ofSeveralOrders(each, policy)] : notOnOrders(each, orders, policy, filling),
    ),
    unknownUnits,
    unclear,
  };
}

/** Lines that may speak of the same lines of the orders; those that can only mean one first. */
function groupsOf(asked: readonly Asked[]): (readonly Asked[])[] {
  const ids = new Map<OrderLine, number>();
  const idOf = (line: OrderLine) => ids.get(line) ?? (ids.set(line, ids.size), ids.size - 1);
  const groups = [...Map.groupBy(asked, ({ candidates }) => candidates.map(({ line }) => idOf(line)).join()).values()];
  return groups.toSorted((a, b) => Number(isShared(a)) - Number(isShared(b)));
}

function isShared([first]: readonly Asked[]): boolean {
  return (first?.candidates.length ?? 0) > 1;
}

/** Lines that were answered by number, or have all that they wait for, are for nobody else as long as there are others. */
function sharedAmong(group: readonly Asked[], left: OpenQuantities, use: Filling['use']): Shared {
  const all = group[0]?.candidates ?? [];
  const open = all.filter(({ line }) => compare(left.get(line) ?? zero, zero) > 0);
  const candidates = open.length > 0 ? open : all;
  return { said: group, candidates: use === 'fill' ? candidates.toSorted(byDay) : candidates };
}

// Of lines that wait alike the one that is wanted first is filled first.
function byDay({ line: a }: Candidate, { line: b }: Candidate): number {
  return (a.deliveryDate ?? '').localeCompare(b.deliveryDate ?? '');
}

/** Whether goods may be of one order as well as of another one. */
function isOfSeveral(shared: Shared, left: OpenQuantities, policy: MatchingPolicy, { ofOneOrder }: Filling): boolean {
  if (!ofOneOrder) return false;
  const [first, ...others] = shared.candidates;
  return others.some(({ order }) => order !== first?.order) && !fillsAll(shared, left, policy);
}

/** Whether goods are all that their orders wait for together: then each of them gets its own. */
function fillsAll({ said, candidates }: Shared, left: OpenQuantities, policy: MatchingPolicy): boolean {
  const units = new Set(candidates.map(({ line }) => line.quantity.unit));
  const [first] = candidates;
  if (!first || units.size > 1) return false;
  const quantities = said.map(({ line }) => {
    const factor = unitFactor(line.quantity?.unit, first.line, line, policy);
    return line.quantity && factor && times(line.quantity.value, factor);
  });
  if (quantities.includes(undefined)) return false;
  const open = sum(candidates.map((candidate) => openOf(candidate, left)));
  return compare(sum(quantities.flatMap((each) => each ?? [])), open) === 0;
}

/** As the decision reports it. */
export function lineMatch(
  located: Located,
  extra: { quantity?: Decimal; price?: Decimal | undefined; date?: LocalDate | undefined } = {},
): LineMatch {
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
    ...(extra.date !== undefined && { date: extra.date }),
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

/** An answer speaks of one line as a whole. A quantity fills its line, then others; what is over goes to the last one. */
function placed(
  located: Omit<Located, 'quantity'>,
  candidates: readonly Candidate[],
  left: OpenQuantities,
  use: Filling['use'],
): Located[] {
  const quantity = located.said.quantity && times(located.said.quantity.value, located.factor);
  if (use === 'answer') {
    left.set(located.line, zero);
    return [{ ...located, ...(quantity !== undefined && { quantity }) }];
  }
  if (quantity === undefined) return [located];
  const others = candidates.filter(
    ({ line }) => line !== located.line && line.quantity.unit === located.line.quantity.unit,
  );
  const { parts, rest } = fill([located, ...others], quantity, left);
  const last = parts.pop() ?? { candidate: located, quantity: zero };
  const all = [...parts, { ...last, quantity: plus(last.quantity, rest) }];
  for (const part of all) left.set(part.candidate.line, minus(openOf(part.candidate, left), part.quantity));
  return all.map(({ candidate: { order, line, by }, quantity: part }) => ({
    ...located,
    order,
    line,
    by,
    quantity: part,
  }));
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

function openOf({ line }: Candidate, left: OpenQuantities): Decimal {
  return openIn(left)(line);
}

function openIn(left: OpenQuantities): (line: OrderLine) => Decimal {
  return (line) => left.get(line) ?? zero;
}

function notToldApart({ index, line, candidates }: Asked, policy: MatchingPolicy): Discrepancy {
  const names = candidates.map(
    ({ line: each, order }) => `${orderLineName(order, each.number)} of order ${order.number}`,
  );
  return discrepancy(policy, 'line', {
    pointer: `/lines/${index}`,
    order: candidates[0]?.order,
    message: `${nameOf(line, index)} may be ${names.slice(0, -1).join(', ')} or ${names.at(-1)}: neither a line number nor quantity, price or date tells which.`,
  });
}

function notOnOrders(
  { line: said, index, candidates }: Asked,
  orders: readonly Order[],
  policy: MatchingPolicy,
  { isPriced = false }: Filling,
): Discrepancy[] {
  if (candidates.length > 0 || needsNoOrderLine(said, policy, isPriced)) return [];
  const names = said.orderNumber ?? orders.map((order) => order.number).join(', ');
  return [
    discrepancy(policy, 'line', {
      pointer: `/lines/${index}`,
      order: orders.find((order) => order.number === said.orderNumber) ?? orders[0],
      explain: () => (isPriced ? explainOtherLine(said) : undefined),
      message: `${nameOf(said, index)} is not on order ${names}.`,
    }),
  ];
}

function ofSeveralOrders({ line, index, candidates }: Asked, policy: MatchingPolicy): Discrepancy {
  const names = [...new Set(candidates.map(({ order }) => order.number))];
  return discrepancy(policy, 'line', {
    pointer: `/lines/${index}`,
    order: candidates[0]?.order,
    said: names.join(', '),
    message: `${nameOf(line, index)} may be of order ${names.join(' or ')}: the document does not say which of them it is of.`,
  });
}

function unknownUnit(said: SaidLine, index: number, { order, line }: Candidate, policy: MatchingPolicy): Discrepancy {
  const unit = said.quantity?.unit;
  const wanted = line.quantity.unit ?? 'no unit';
  const ordered = orderedPrice(line);
  return discrepancy(policy, 'unit', {
    pointer: `/lines/${index}/quantity/unit`,
    order,
    line,
    ordered: wanted,
    said: unit,
    explain: () =>
      ordered && explainUnit({ said, line }, (contains) => isPriceOfPack({ said, line }, ordered, contains)),
    message: `${nameOf(said, index)} counts in ${unit}, the order in ${wanted}, and nothing says how many of these make one.`,
  });
}
