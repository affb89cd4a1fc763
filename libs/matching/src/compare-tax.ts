import { type CreditNote, goodsTotal, type Invoice, type Order, orderLineName } from '@quayside/canonical';
import { compare, type Decimal, sum } from '@quayside/std';
import type { Discrepancy } from './decision.js';
import { discrepancy } from './discrepancies.js';
import type { Located } from './locate-lines.js';
import type { MatchingPolicy } from './policy.js';

type Billed = Invoice | CreditNote;

/** A line that is taxed with another rate than the order's. */
interface Taxed {
  readonly located: Located;
  readonly said: Decimal;
  readonly ordered: Decimal;
}

/**
 * Rates of tax that are none of the order's: one difference for all lines with the same two rates. Where a line names none, the
 * document does for all of them, as long as it names one only; where neither does, there is nothing to compare.
 */
export function taxDiscrepancies(document: Billed, located: readonly Located[], policy: MatchingPolicy): Discrepancy[] {
  const general = onlyRateOf(document);
  const differing = located.flatMap((each) => differs(document, each, general));
  const groups = Map.groupBy(differing, ({ said, ordered, located: { order } }) =>
    [order.number, said, ordered].join(),
  );
  return [...groups.values()].flatMap((group) => told(document, group, policy));
}

function differs(document: Billed, located: Located, general: readonly Decimal[]): Taxed[] {
  const ordered = located.line.taxes?.flatMap(({ percent }) => percent ?? []) ?? [];
  const own = document.lines[located.index]?.taxes?.flatMap(({ percent }) => percent ?? []) ?? [];
  const said = own.length > 0 ? own : general;
  if (ordered.length === 0 || said.length === 0) return [];
  const each = { located, said: sum(said), ordered: sum(ordered) };
  return compare(each.said, each.ordered) === 0 ? [] : [each];
}

/** The one rate of the whole document; none where it is told of a part of the goods only. */
function onlyRateOf(document: Billed): readonly Decimal[] {
  const { taxes = [] } = document;
  const rates = [...new Set(taxes.flatMap(({ percent }) => percent ?? []))];
  const goods = goodsTotal(document);
  const isOfPart = taxes.some(({ base }) => base !== undefined && compare(base, goods) < 0);
  return rates.length === 1 && !isOfPart ? rates : [];
}

function told(document: Billed, group: readonly Taxed[], policy: MatchingPolicy): Discrepancy[] {
  const [first] = group;
  if (!first) return [];
  const { said, ordered, located } = first;
  const { order, line, index } = located;
  const isOwn = document.lines[index]?.taxes?.some(({ percent }) => percent !== undefined) ?? false;
  return [
    discrepancy(policy, 'tax', {
      pointer: isOwn ? `/lines/${index}/taxes` : '/taxes',
      order,
      ...(group.length === 1 && { line }),
      ordered: `${ordered} %`,
      said: `${said} %`,
      message: `${namesOf(order, group)} billed with ${said} % tax; the order has ${ordered} %.`,
    }),
  ];
}

function namesOf(order: Order, group: readonly Taxed[]): string {
  const names = [...new Set(group.map(({ located: { line } }) => orderLineName(order, line.number)))];
  const [first = '', ...others] = names;
  if (others.length === 0) return `${first} is`;
  return others.length === 1 ? `${first} and ${others[0] ?? ''} are` : `${first} and ${others.length} more lines are`;
}
