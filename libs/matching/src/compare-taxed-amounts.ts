import {
  adjustments,
  type CreditNote,
  goodsTotal,
  type Invoice,
  isTextLine,
  lineNet,
  orderedRate,
  statedRate,
  type Tax,
  taxesOf,
} from '@quayside/canonical';
import { absolute, compare, type Decimal, decimalOf, minus, rounded, shifted, sum, times, zero } from '@quayside/std';
import { onlyRateOf } from './compare-tax.js';
import type { Discrepancy } from './decision.js';
import { discrepancy } from './discrepancies.js';
import type { Located } from './locate-lines.js';
import type { MatchingPolicy } from './policy.js';
import { money } from './tolerance.js';

type Billed = Invoice | CreditNote;

/** What is taxed with a rate: by the lines and charges, and as the document has summed it up. */
interface Part {
  readonly isCharge: boolean;
  readonly amount: Decimal;
  /** Nothing where neither the document nor the order tells it. */
  readonly rate: Decimal | undefined;
}

const cent = decimalOf('0.01');

/** Currencies whose taxes are rounded to whole units, also where the currency has smaller ones on paper. */
const wholeCurrencies: ReadonlySet<string> = new Set('CLP HUF ISK JPY KRW TWD VND'.split(' '));

/**
 * The taxes as the document sums them up, against what lines and charges come to with their rates: those that they name, else the
 * order's. So an amount under a wrong rate is found where lines name none, and a tax that is none of its percentage.
 */
export function taxedAmountDiscrepancies(
  document: Billed,
  located: readonly Located[],
  policy: MatchingPolicy,
): Discrepancy[] {
  const { taxes = [] } = document;
  const parts = partsOf(document, located);
  return [
    ...ownDiscrepancies(document, taxes, policy),
    ...(isByRate(taxes, parts)
      ? baseDiscrepancies(document, taxes, parts, policy)
      : taxAloneDiscrepancies(document, parts, policy)),
  ];
}

/** Whether each amount is under one rate: several taxes may be levied on the same goods. */
function isByRate(taxes: readonly Tax[], parts: readonly Part[]): boolean {
  const bases = basesOf(taxes);
  const isStated = taxes.length > 0 && taxes.every((each) => statedRate([each]) !== undefined);
  const net = sum(parts.map(({ amount }) => amount));
  return isStated && bases !== undefined && compare(minus(bases, net), times(cent, decimalOf(parts.length))) <= 0;
}

/** Lines with goods, and charges of the whole document, each with its rate. */
function partsOf(document: Billed, located: readonly Located[]): Part[] {
  const general = onlyRateOf(document);
  const lines = document.lines.flatMap((line, index) => {
    const amount = lineNet(line);
    if (isTextLine(line) && compare(amount, zero) === 0) return [];
    const ordered = only(located.filter((each) => each.index === index).map((each) => orderedRate(each.line)));
    return [{ isCharge: false, amount, rate: statedRate(line.taxes) ?? general ?? ordered }];
  });
  const ofLines = only(lines.map(({ rate }) => rate));
  const charges = adjustments(document.allowances, goodsTotal(document)).map(({ allowance, amount }) => ({
    isCharge: true,
    amount,
    rate: statedRate(allowance.taxes) ?? general ?? ofLines,
  }));
  return [...lines, ...charges];
}

function only(rates: readonly (Decimal | undefined)[]): Decimal | undefined {
  const [first, ...others] = rates;
  return first !== undefined && others.every((each) => each !== undefined && compare(each, first) === 0)
    ? first
    : undefined;
}

/** A tax that is not its percentage of what it is of. */
function ownDiscrepancies(document: Billed, taxes: readonly Tax[], policy: MatchingPolicy): Discrepancy[] {
  return taxes.flatMap((tax, index) => {
    const { amount, base } = tax;
    const rate = statedRate([tax]);
    if (amount === undefined || base === undefined || rate === undefined || tax.category === 'AE') return [];
    const due = taxOf(base, rate);
    if (isNear(amount, due, document)) return [];
    const [said, ordered, of] = [amount, due, base].map((each) => money(each, document.currency ?? policy.currency));
    const message = `${rate} % tax of ${of} is ${ordered}, and ${said} are billed.`;
    return [discrepancy(policy, 'tax', { pointer: `/taxes/${index}/amount`, ordered, said, message })];
  });
}

/** Rates of which more or less is billed than lines and charges have. What is not taxed need not be summed up. */
function baseDiscrepancies(
  document: Billed,
  taxes: readonly Tax[],
  parts: readonly Part[],
  policy: MatchingPolicy,
): Discrepancy[] {
  if (parts.some(({ rate }) => rate === undefined)) return [];
  const rates = new Set([
    ...taxes.flatMap((tax) => statedRate([tax]) ?? []),
    ...parts.flatMap(({ rate }) => rate ?? []),
  ]);
  return [...rates]
    .filter((rate) => compare(rate, zero) !== 0)
    .flatMap((rate) => {
      const own = taxes.filter((tax) => compare(statedRate([tax]) ?? zero, rate) === 0);
      const said = basesOf(own);
      const ordered = sum(parts.flatMap((part) => (compare(part.rate ?? zero, rate) === 0 ? part.amount : [])));
      if (said === undefined || agrees(said, ordered, document)) return [];
      const [saidWords, orderedWords] = [said, ordered].map((each) =>
        money(each, document.currency ?? policy.currency),
      );
      const index = taxes.findIndex((tax) => own.includes(tax));
      return [
        discrepancy(policy, 'tax', {
          pointer: index < 0 ? '/taxes' : `/taxes/${index}/base`,
          ordered: orderedWords,
          said: saidWords,
          message: `${compare(said, zero) === 0 ? `No ${rate} % tax is billed` : `${rate} % tax is billed on ${saidWords}`}; lines and charges with that rate, by the document and the order, come to ${orderedWords}.`,
        }),
      ];
    });
}

/** Nothing where one of them names no amount that it is of. */
function basesOf(taxes: readonly Tax[]): Decimal | undefined {
  const bases = taxes.flatMap(({ base }) => base ?? []);
  return bases.length < taxes.length ? undefined : sum(bases);
}

/** A cash discount may have been taken off what is taxed. */
function agrees(said: Decimal, ordered: Decimal, document: Billed): boolean {
  const discounts = (document.terms ?? []).flatMap(({ discountPercent }) => discountPercent ?? []);
  const less = discounts.map((each) => minus(ordered, taxOf(ordered, each)));
  return [ordered, ...less].some((each) => isNear(said, each, document));
}

/** Taxes without a rate: what all of them come to, against the order's rates. A charge of no known rate is taxed or not. */
function taxAloneDiscrepancies(document: Billed, parts: readonly Part[], policy: MatchingPolicy): Discrepancy[] {
  // Without their amounts nobody knows what each of them is of.
  if (document.taxes?.some(({ amount }) => amount === undefined)) return [];
  const said = taxesOf(document, sum(parts.map(({ amount }) => amount)));
  if (compare(said, zero) === 0 || parts.length === 0 || parts.some(({ rate }) => rate === undefined)) return [];
  const taxOn = (taxed: readonly Part[]) => sum(taxed.map(({ amount, rate = zero }) => taxOf(amount, rate)));
  const due = taxOn(parts);
  // Where the order is without tax, a rate has to be named: an amount alone may be a levy of another kind.
  if (compare(due, zero) === 0) return [];
  if ([due, taxOn(parts.filter(({ isCharge }) => !isCharge))].some((each) => agrees(said, each, document))) return [];
  const [saidWords, ordered] = [said, due].map((each) => money(each, document.currency ?? policy.currency));
  const message = `Taxes of ${saidWords} are billed; with the rates of the document and the order they come to ${ordered}.`;
  return [discrepancy(policy, 'tax', { pointer: '/taxes', ordered, said: saidWords, message })];
}

function taxOf(amount: Decimal, rate: Decimal): Decimal {
  return rounded(shifted(times(amount, rate), 2), 2);
}

/** Each line may have been rounded for itself. */
function isNear(one: Decimal, other: Decimal, { lines, currency = '' }: Billed): boolean {
  const least = wholeCurrencies.has(currency) ? decimalOf(1) : cent;
  const most = times(least, decimalOf(Math.max(2, lines.length)));
  return compare(absolute(minus(one, other)), most) <= 0;
}
