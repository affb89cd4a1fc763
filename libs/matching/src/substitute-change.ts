import type { Commitment } from '@quayside/canonical';
import { compare, type Decimal, minus, times, zero } from '@quayside/std';
import type { LineChange } from './decision.js';
import { type Located, orderedPrice, saidPrice } from './locate-lines.js';
import type { MatchingPolicy } from './policy.js';
import { unitFactor } from './units.js';

/** A substitute as a line of its own, where all of it can still be taken off the line that it replaces. */
export function substituteChange(
  commitment: Commitment,
  located: Located,
  policy: MatchingPolicy,
): LineChange | undefined {
  const { substitute } = commitment;
  const quantity = quantityOf(commitment, located, policy);
  if (!substitute || quantity === undefined || !isStillOpen(located, quantity)) return undefined;
  const price = saidPrice(located, policy) ?? orderedPrice(located.line);
  const day = dayOf(commitment, located);
  return {
    field: 'item',
    item: substitute,
    quantity,
    ...(price !== undefined && { price }),
    ...(day !== undefined && { date: day }),
  };
}

function quantityOf({ quantity }: Commitment, { line, said }: Located, policy: MatchingPolicy): Decimal | undefined {
  if (!quantity) return line.quantity.value;
  const factor = unitFactor(quantity.unit, line, said, policy);
  return factor && times(quantity.value, factor);
}

function isStillOpen(
  { line: { quantity: ordered, received = zero, billed = zero } }: Located,
  quantity: Decimal,
): boolean {
  const left = minus(ordered.value, quantity);
  return [received, billed].every((taken) => compare(left, taken) >= 0);
}

function dayOf({ date, dateMeans }: Commitment, { line, said }: Located): string | undefined {
  return dateMeans === 'ship' ? line.deliveryDate : (date ?? said.days?.[0] ?? line.deliveryDate);
}
