import { compare, zero } from '@quayside/std';
import type { Item } from './item.js';
import { lineNet, type PricedLine } from './payable.js';

/** Whether a line of a bill only says something: it comes to nothing, and is about no goods. */
export function isTextLine(line: PricedLine & { readonly item?: Item | undefined }): boolean {
  const { quantity, item, amount = zero, netAmount = zero } = line;
  const isFree = [lineNet(line), amount, netAmount].every((each) => compare(each, zero) === 0);
  const isNamed = [item?.buyer, item?.supplier, item?.gtin].some((each) => each !== undefined);
  return isFree && (!isNamed || (quantity !== undefined && compare(quantity.value, zero) === 0));
}
