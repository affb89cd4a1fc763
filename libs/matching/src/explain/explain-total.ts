import {
  adjustments,
  type Adjustment,
  type CreditNote,
  goodsTotal,
  type Invoice,
  lineAdjustments,
  taxesOf,
} from '@quayside/canonical';
import {
  absolute,
  compare,
  type Decimal,
  decimalOf,
  dividedBy,
  minus,
  plus,
  rounded,
  shifted,
  sum,
  times,
  zero,
} from '@quayside/std';
import { money } from '../tolerance.js';
import type { Explanation } from './explanation.js';

type Billed = Invoice | CreditNote;

/** What may be wrong where the parts of an invoice come to another total than it states. */
export function explainTotal(document: Billed, computed: Decimal, currency?: string): Explanation | undefined {
  if (compare(document.total, zero) <= 0 || compare(computed, zero) <= 0) return undefined;
  return (
    aboutTax(document, computed, currency) ??
    countedTwice(document, computed, currency) ??
    lessPrepaid(document, computed, currency) ??
    pointMoved(document, computed, currency)
  );
}

/** Prices with tax, or a total without it: the tax itself tells which. */
function aboutTax(document: Billed, computed: Decimal, currency?: string): Explanation | undefined {
  const tax = taxesIn(document);
  const { total } = document;
  if (compare(tax, zero) <= 0 || compare(minus(computed, tax), total) !== 0) return undefined;
  const rates = ratesOf(document);
  const isIncluded = rates.some((rate) => compare(taxWithin(total, rate), tax) === 0);
  return isIncluded
    ? {
        cause: 'tax-included',
        message: `If the lines contain the tax of ${money(tax, currency)}, they come to ${money(total, currency)}, as stated.`,
      }
    : {
        cause: 'tax-left-out',
        message: `The total of ${money(total, currency)} is that without the tax of ${money(tax, currency)}.`,
      };
}

/** Rates of tax that the document names, in percent, each once. */
export function ratesOf({ taxes = [], lines }: Billed): Decimal[] {
  const all = [...taxes, ...lines.flatMap((line) => line.taxes ?? [])];
  return [...new Set(all.flatMap(({ percent }) => percent ?? []))];
}

/** How much of a gross amount is tax. */
function taxWithin(gross: Decimal, rate: Decimal): Decimal {
  const hundred = decimalOf(100);
  return rounded(dividedBy(times(gross, rate), plus(hundred, rate)), 2);
}

function taxesIn(document: Billed): Decimal {
  const goods = goodsTotal(document);
  const net = plus(goods, sum(adjustments(document.allowances, goods).map(({ amount }) => amount)));
  return rounded(taxesOf(document, net), 2);
}

/** A charge or allowance that is in the prices or in a line already, and is told once more. */
function countedTwice(document: Billed, computed: Decimal, currency?: string): Explanation | undefined {
  const all = [
    ...adjustments(document.allowances, goodsTotal(document)),
    ...document.lines.flatMap((line) => lineAdjustments(line)),
  ];
  const same = all.filter(({ amount }) => compare(minus(computed, amount), document.total) === 0);
  const [only, ...others] = same;
  if (!only || others.length > 0) return undefined;
  const message = `Without the ${nameOf(only)} of ${money(absolute(only.amount), currency)} the parts come to ${money(document.total, currency)}, as stated: it may be in the prices or in a line already.`;
  return { cause: 'counted-twice', message };
}

function nameOf({ allowance }: Adjustment): string {
  const name = allowance.description ?? allowance.code;
  return name === undefined ? allowance.kind : `${allowance.kind} “${name}”`;
}

function lessPrepaid({ prepaid = zero, total }: Billed, computed: Decimal, currency?: string): Explanation | undefined {
  if (compare(prepaid, zero) <= 0 || compare(minus(computed, prepaid), total) !== 0) return undefined;
  const message = `The total of ${money(total, currency)} is what is left to pay: ${money(prepaid, currency)} were paid before.`;
  return { cause: 'prepaid', message };
}

function pointMoved({ total }: Billed, computed: Decimal, currency?: string): Explanation | undefined {
  const digits = [1, 2].find((each) => compare(shifted(total, -each), computed) === 0);
  if (digits !== undefined) {
    const message = `If the total has ${2 - digits} digits behind the point instead of 2, it is ${money(computed, currency)}, as the parts are.`;
    return { cause: 'implied-decimals', message, rule: { setting: 'amounts', yaml: `decimals: ${2 - digits}` } };
  }
  if (compare(shifted(total, 2), computed) !== 0) return undefined;
  const message = `If the last 2 digits of ${total} stand behind the point, the total is ${money(computed, currency)}, as the parts are.`;
  return { cause: 'implied-decimals', message };
}
