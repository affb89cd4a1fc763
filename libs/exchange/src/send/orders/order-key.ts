import type { WatchedOrder } from '../../model/watched-order.js';

/** Under which whoever says something of an order keeps everybody else from it until the end of the transaction. */
export function orderKey({ partner, usage, number }: Pick<WatchedOrder, 'partner' | 'usage' | 'number'>): string {
  return ['order', partner, usage, number].join('|');
}
