import {
  absolute,
  compare,
  type Decimal,
  decimalOf,
  type Finding,
  minus,
  type Place,
  plus,
  rounded,
  sum,
  zero,
} from '@quayside/std';
import type { CanonicalDocument } from './document.js';
import { adjustmentsTotal, extended, lineTotal, taxesTotal, type PricedLine } from './payable.js';
import type { PlaceColumns } from './provenance/place-columns.js';

type Places = Pick<PlaceColumns, 'origin'>;

/** Totals that a document states, against what its own lines come to. A difference is a warning with both figures. */
export function totalsFindings(document: CanonicalDocument, places: Places): Finding[] {
  switch (document.type) {
    case 'invoice':
    case 'credit-note':
      return [
        ...lineFindings(document.lines, places),
        ...compared('lineTotal', document.lineTotal, sum(document.lines.map(lineTotal)), places),
        ...compared('taxTotal', document.taxTotal, taxesTotal(document.taxes, zero), places),
      ];
    case 'order':
    case 'order-change':
    case 'order-acknowledgement':
      return lineFindings(document.lines, places);
    case 'remittance':
      return compared('amount', document.amount, remitted(document), places);
    case 'order-change-acknowledgement':
    case 'ship-notice':
    case 'receiving-advice':
    case 'inventory-report':
    case 'price-catalogue':
    case 'application-advice':
      return [];
  }
}

function remitted(document: Extract<CanonicalDocument, { type: 'remittance' }>): Decimal | undefined {
  const amounts = document.items.flatMap((item) => item.amount ?? []);
  return amounts.length < document.items.length || amounts.length === 0 ? undefined : sum(amounts);
}

function lineFindings(lines: readonly PricedLine[], places: Places): Finding[] {
  return lines.flatMap((line, i) => {
    const computed = extended(line);
    // A line amount may have the line's own allowances in it: only a figure that neither reading explains differs.
    if (computed === undefined || line.amount === undefined) return [];
    const net = plus(computed, adjustmentsTotal(line.allowances, computed));
    return isSame(line.amount, net) ? [] : compared(`lines/${i}/amount`, line.amount, computed, places);
  });
}

function compared(name: string, said: Decimal | undefined, computed: Decimal | undefined, places: Places) {
  if (said === undefined || computed === undefined || isSame(said, computed)) return [];
  const pointer = `/${name}`;
  const place: Place = places.origin(pointer) ?? {};
  const message = `${said} is said, but the figures that it is made of come to ${computed}`;
  return [{ ...place, code: 'total-differs', severity: 'warn' as const, field: pointer, message }];
}

// Rounding of a single line may cost a hundredth.
function isSame(said: Decimal, computed: Decimal): boolean {
  return compare(absolute(minus(said, rounded(computed, 2))), decimalOf('0.01')) <= 0;
}
