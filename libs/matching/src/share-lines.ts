import { type Order, type OrderLine, unitPrice } from '@quayside/canonical';
import { absolute, compare, daysBetween, type Decimal, dividedBy, minus, sum, times, zero } from '@quayside/std';
import { type Assignment, bestAssignments, type Fitting } from './assign.js';
import type { Candidate, SaidLine } from './find-lines.js';
import type { MatchingPolicy } from './policy.js';
import { unitFactor } from './units.js';

/** Lines of a document that speak of one item, where several lines of the orders have it. */
export interface Shared {
  readonly said: readonly { readonly index: number; readonly line: SaidLine }[];
  readonly candidates: readonly Candidate[];
}

/** How they were shared out: the candidate of each, and whether anything else would have fitted as well. */
export interface Sharing {
  readonly assignment: Assignment;
  readonly unclear: boolean;
}

interface Asking {
  readonly open: (line: OrderLine) => Decimal;
  readonly use: 'fill' | 'answer';
}

/**
 * Finds the line of the order of each, by what fits best of all of them together: quantities, prices and days, never their
 * sequence.
 */
export function shareLines(shared: Shared, policy: MatchingPolicy, { open, use }: Asking): Sharing {
  const quantities = shared.said.map(({ line }) => shared.candidates.map((each) => quantityIn(line, each, policy)));
  const opens = shared.candidates.map(({ line }) => open(line));
  const fitting: Fitting = {
    things: shared.said.length,
    slots: shared.candidates.length,
    own: (thing, slot) => ownCost(shared.said[thing]?.line, shared.candidates[slot], quantities[thing]?.[slot], use),
    together: (things, slot) => {
      const total = sum(things.flatMap((thing) => quantities[thing]?.[slot] ?? []));
      const isSaid = things.some((thing) => shared.said[thing]?.line.quantity !== undefined);
      return (use === 'fill' ? fillCost : answerCost)(total, opens[slot] ?? zero, things.length, isSaid);
    },
  };
  const best = use === 'fill' && isMany(fitting) ? [cheapest(fitting)] : bestAssignments(fitting);
  const [assignment = []] = best;
  return { assignment, unclear: isUnclear(best, shared, { quantities, opens, use }) };
}

/** Goods in many cartons fill the lines in their order: each begins at the first line that it fits by itself. */
function cheapest({ things, slots, own }: Fitting): Assignment {
  return Array.from({ length: things }, (_, thing) => {
    const costs = Array.from({ length: slots }, (__, slot) => own(thing, slot));
    return costs.indexOf(Math.min(...costs));
  });
}

function isMany({ things, slots }: Fitting): boolean {
  return slots > 1 && things > 6;
}

function quantityIn(said: SaidLine, { line }: Candidate, policy: MatchingPolicy): Decimal | undefined {
  const quantity = said.whole ?? said.quantity;
  const factor = unitFactor(quantity?.unit, line, said, policy);
  return quantity && factor && times(quantity.value, factor);
}

// Of the two that a line may differ in, an invoice is about the price first, and an answer about the quantity.
const priceCosts = { fill: 2, answer: 0.9 } as const;
const unknownUnit = 100;

function ownCost(
  said: SaidLine | undefined,
  candidate: Candidate | undefined,
  quantity: Decimal | undefined,
  use: 'fill' | 'answer',
): number {
  if (!said || !candidate) return 0;
  const { line } = candidate;
  const unit = said.quantity !== undefined && quantity === undefined ? unknownUnit : 0;
  const price = said.price && line.price && unitPrice(said.price) !== unitPrice(line.price) ? priceCosts[use] : 0;
  const days = (said.days ?? []).map((day) => Math.abs(daysBetween(line.deliveryDate ?? day, day)));
  // A year off is as much as half of a quantity that differs.
  return unit + price + Math.min(...[365, ...(days.length > 0 ? days : [0])]) / 730;
}

function answerCost(total: Decimal, open: Decimal, count: number, isSaid: boolean): number {
  if (count === 0) return 1.5;
  return isSaid ? difference(total, open, 1) : 0;
}

// Less than what is open is a part of it; more is too much.
function fillCost(total: Decimal, open: Decimal, count: number, isSaid: boolean): number {
  if (count === 0 || !isSaid) return 0;
  return compare(total, open) < 0 ? 0.5 : difference(total, open, 1);
}

function difference(total: Decimal, open: Decimal, least: number): number {
  if (compare(total, open) === 0) return 0;
  if (compare(open, zero) <= 0) return least + 1;
  return least + Math.min(1, Number(dividedBy(absolute(minus(total, open)), open)));
}

interface Figures {
  readonly quantities: readonly (readonly (Decimal | undefined)[])[];
  readonly opens: readonly Decimal[];
  readonly use: 'fill' | 'answer';
}

/** Whether two assignments that fit alike would say different things of different lines. */
function isUnclear(best: readonly Assignment[], shared: Shared, figures: Figures): boolean {
  if (figures.use === 'fill' && !needsTelling(shared, figures)) return false;
  return new Set(best.map((each) => meaningOf(each, shared))).size > 1;
}

/** Goods and amounts of one order are alike, and fill its lines in their order; which order they belong to must be known. */
function needsTelling({ said, candidates }: Shared, { quantities, opens }: Figures): boolean {
  const orders = new Set(candidates.map(({ order }) => order));
  const total = sum(said.flatMap((_, thing) => quantities[thing]?.[0] ?? []));
  return orders.size > 1 && compare(total, sum(opens)) !== 0;
}

/** What an assignment says, where lines that are alike may change places. */
function meaningOf(assignment: Assignment, { said, candidates }: Shared): string {
  const of = candidates.map(({ order, line }, slot) => {
    const things = said.filter((_, thing) => assignment[thing] === slot).map(({ line: each }) => saidOf(each));
    return `${kindOf(order, line)} <- ${things.toSorted().join(' + ')}`;
  });
  return of.toSorted().join('; ');
}

function saidOf({ number: _, ...line }: SaidLine): string {
  return JSON.stringify(line);
}

function kindOf(order: Order, { quantity, price, deliveryDate, received, billed }: OrderLine): string {
  return JSON.stringify([order.number, quantity, price, deliveryDate, received, billed]);
}
