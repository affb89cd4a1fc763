import type { Order, OrderLine } from '@quayside/canonical';
import type { Discrepancy, LineChange, OrderCancellation } from './decision.js';
import type { Explanation } from './explain/explanation.js';
import type { PriceListChange } from './price-list/priced-product.js';
import type { DiscrepancyKind, MatchingPolicy } from './policy.js';

interface Said {
  readonly pointer: string;
  readonly message: string;
  readonly order?: Order | undefined;
  readonly line?: OrderLine | undefined;
  readonly ordered?: string | undefined;
  readonly said?: string | undefined;
  readonly difference?: string | undefined;
  /** What taking it into the order would change there; nothing comes of it where the order is not to be changed. */
  readonly change?: LineChange | OrderCancellation | PriceListChange | undefined;
  /** Beyond its tolerance unless it says otherwise. */
  readonly within?: boolean;
  /** Only asked for what is beyond its tolerance. */
  readonly explain?: () => Explanation | undefined;
}

/** A discrepancy in front of the owner that the policy names. */
export function discrepancy(policy: MatchingPolicy, kind: DiscrepancyKind, said: Said): Discrepancy {
  const withinTolerance = said.within ?? false;
  const explanation = withinTolerance ? undefined : said.explain?.();
  return {
    kind,
    pointer: said.pointer,
    ...(said.order && { orderNumber: said.order.number }),
    ...(said.line && { orderLine: said.line.number }),
    ...(said.ordered !== undefined && { ordered: said.ordered }),
    ...(said.said !== undefined && { said: said.said }),
    ...(said.difference !== undefined && { difference: said.difference }),
    ...changeOf(said, policy),
    withinTolerance,
    owner: policy.owners[kind],
    message: said.message,
    ...(explanation && { explanation }),
  };
}

function changeOf({ change, order }: Said, { lockedOrders }: MatchingPolicy): Pick<Discrepancy, 'change'> {
  return change && (order?.state !== 'locked' || lockedOrders === 'write') ? { change } : {};
}
