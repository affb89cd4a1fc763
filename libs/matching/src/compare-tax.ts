import {
  type CreditNote,
  goodsTotal,
  type Invoice,
  orderedRate,
  type Order,
  orderLineName,
  statedRate,
} from '@quayside/canonical';
import { compare, type Decimal, zero } from '@quayside/std';
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
 * document does for all of them, as long as it names one only; where neither does, there is nothing to compare. A line of the order
 * that has no tax has a rate of 0.
 */
export function taxDiscrepancies(document: Billed, located: readonly Located[], policy: MatchingPolicy): Discrepancy[] {
  const general = onlyRateOf(document);
  const differing = located.flatMap((each) => differs(document, each, general));
  const groups = Map.groupBy(differing, ({ said, ordered, located: { order } }) =>
    [order.number, said, ordered].join(),
  );
  return [...groups.values()].flatMap((group) => told(document, group, policy));
}

function differs(document: Billed, located: Located, general: Decimal | undefined): Taxed[] {
  const ordered = orderedRate(located.line);
  const said = statedRate(document.lines[located.index]?.taxes) ?? general;
  if (ordered === undefined || said === undefined) return [];
  return compare(said, ordered) === 0 ? [] : [{ located, said, ordered }];
}

/** The one rate of the whole document; none where it is told of a part of the goods only. */
export function onlyRateOf(document: Billed): Decimal | undefined {
  const { taxes = [] } = document;
  const rates = [...new Set(taxes.flatMap((each) => statedRate([each]) ?? []))];
  const goods = goodsTotal(document);
  const isOfPart = taxes.some(({ base }) => base !== undefined && compare(base, goods) < 0);
  return rates.length === 1 && !isOfPart ? rates[0] : undefined;
}

function told(document: Billed, group: readonly Taxed[], policy: MatchingPolicy): Discrepancy[] {
  const [first] = group;
  if (!first) return [];
  const { said, ordered, located } = first;
  const { order, line, index } = located;
  const isOwn = statedRate(document.lines[index]?.taxes) !== undefined;
  return [
    discrepancy(policy, 'tax', {
      pointer: isOwn ? `/lines/${index}/taxes` : '/taxes',
      order,
      ...(group.length === 1 && { line }),
      ordered: `${ordered} %`,
      said: `${said} %`,
      message: `${namesOf(order, group)} billed with ${said} % tax; the order has ${compare(ordered, zero) === 0 ? 'none' : `${ordered} %`}.`,
    }),
  ];
}

function namesOf(order: Order, group: readonly Taxed[]): string {
  const names = [...new Set(group.map(({ located: { line } }) => orderLineName(order, line.number)))];
  const [first = '', ...others] = names;
  if (others.length === 0) return `${first} is`;
  return others.length === 1 ? `${first} and ${others[0] ?? ''} are` : `${first} and ${others.length} more lines are`;
}
