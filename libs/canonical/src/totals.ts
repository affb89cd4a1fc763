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
import type { CreditNote, Invoice } from './invoice.js';
import {
  adjustmentsTotal,
  billTotal,
  chargeTaxes,
  extended,
  lineAdjustments,
  lineAmount,
  lineNet,
  taxesTotal,
  type PricedLine,
} from './payable.js';
import type { PlaceColumns } from './provenance/place-columns.js';

type Places = Pick<PlaceColumns, 'origin'>;

const cent = decimalOf('0.01');

/** Totals that a document states, against what its own lines come to. A difference is a warning with both figures. */
export function totalsFindings(document: CanonicalDocument, places: Places): Finding[] {
  switch (document.type) {
    case 'invoice':
    case 'credit-note':
      return [
        ...lineFindings(document.lines, places),
        ...netFindings(document.lines, places),
        ...sumFindings(document, places),
        ...compared('due', document.due, dueOf(document), places),
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

/** The sum of the lines is told with their taxes or without, that of the taxes for the lines or for the document. */
function sumFindings(document: Invoice | CreditNote, places: Places): Finding[] {
  const { lines, taxes } = document;
  const nets = lines.map(lineNet);
  const ofEach = lines.flatMap((line, at) => (line.taxes ? taxesTotal(line.taxes, nets[at] ?? zero) : []));
  const [net, ofLines, ofAll] = [sum(nets), sum(ofEach), taxesTotal(taxes, zero)];
  const apart = plus(ofLines, sum(chargeTaxes(document)));
  return [
    ...comparedAny('lineTotal', document.lineTotal, [net, plus(net, ofLines)], places),
    ...(taxes || compare(apart, zero) !== 0
      ? comparedAny('taxTotal', document.taxTotal, [ofAll, apart, ofLines, plus(ofAll, ofLines)], places)
      : []),
  ];
}

function dueOf(document: Invoice | CreditNote): Decimal {
  return minus(billTotal(document), document.prepaid ?? zero);
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

function netFindings(lines: readonly PricedLine[], places: Places): Finding[] {
  return lines.flatMap((line, i) => {
    if (line.netAmount === undefined) return [];
    const with_ = plus(lineAmount(line), sum(lineAdjustments(line).map(({ amount }) => amount)));
    return lineNet(line) === line.netAmount ? [] : compared(`lines/${i}/netAmount`, line.netAmount, with_, places);
  });
}

function comparedAny(name: string, said: Decimal | undefined, readings: readonly Decimal[], places: Places) {
  const isOne = said === undefined || readings.some((each) => isSame(said, each));
  return isOne ? [] : compared(name, said, readings[0], places);
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
  return said === computed || compare(absolute(minus(said, rounded(computed, 2))), cent) <= 0;
}
