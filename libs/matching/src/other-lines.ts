import { isTextLine, lineNet } from '@quayside/canonical';
import { compare, zero } from '@quayside/std';
import type { SaidLine } from './find-lines.js';
import type { MatchingPolicy, OtherLine } from './policy.js';

/** Whether a line that no order has is none of goods: a remark that costs nothing, or what was agreed on as a note or a charge. */
export function needsNoOrderLine(said: SaidLine, policy: MatchingPolicy, isPriced: boolean): boolean {
  if (said.quantity !== undefined && isTextLine(said) && (isPriced || saysNothing(said))) return true;
  return policy.otherLines.some((each) => isMeant(each, said) && (each.as === 'charge' || isFree(said)));
}

/** Where goods go without a price, a line that has none may be of goods: only none of them, or a price of nothing, is a remark. */
function saysNothing({ quantity, price, amount, netAmount }: SaidLine): boolean {
  const isPriceless = price === undefined && amount === undefined && netAmount === undefined;
  return !isPriceless || (quantity !== undefined && compare(quantity.value, zero) === 0);
}

function isFree(said: SaidLine): boolean {
  return [lineNet(said), said.netAmount ?? zero].every((amount) => compare(amount, zero) === 0);
}

function isMeant({ item = [], description = [] }: OtherLine, { item: said }: SaidLine): boolean {
  const numbers = [said?.buyer, said?.supplier, said?.gtin, ...(said?.identifiers ?? []).map(({ value }) => value)];
  return (
    numbers.some((number) => number !== undefined && item.some((each) => isLike(number, each))) ||
    description.some((each) => said?.description !== undefined && isLike(said.description, `*${each}*`))
  );
}

/** Compares in any case; what stands between stars must come in that sequence. */
export function isLike(text: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.toUpperCase().split('*');
  const upper = text.trim().toUpperCase();
  const last = rest.pop();
  if (last === undefined) return upper === first;
  if (!upper.startsWith(first) || !upper.slice(first.length).endsWith(last)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = upper.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= upper.length - last.length;
}
