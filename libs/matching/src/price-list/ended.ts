import { itemName } from '@quayside/canonical';
import { daysAfter, localDateOf } from '@quayside/std';
import type { Discrepancy } from '../decision.js';
import { discrepancy } from '../discrepancies.js';
import type { LineContext } from './compare-catalogue.js';
import { inForce } from './in-force.js';

/** The supplier does not sell it any more: its entries end on the last day that is named, else yesterday. */
export function endedEntries({ line, index, product, catalogue, today, policy }: LineContext): Discrepancy[] {
  const begins = catalogue.validFrom;
  const until = line.availableUntil ?? (begins === undefined ? daysAfter(today, -1) : daysAfter(begins, -1));
  return inForce(product, today).flatMap((entry) => {
    if (entry.until !== undefined && entry.until <= until) return [];
    const name = itemName(product.item) ?? `Line ${index + 1}`;
    return discrepancy(policy, 'catalogue', {
      pointer: `/lines/${index}/action`,
      ordered: entry.until ?? 'no end',
      said: until,
      message: `${name} is not sold any more: its price ends on ${until}.`,
      change: {
        field: 'price-list',
        product: product.id,
        entry: entry.id,
        set: { until: localDateOf(until) },
      },
    });
  });
}
