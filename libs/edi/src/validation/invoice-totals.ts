import { absolute, type Decimal, decimalOf, fixed, negated, plus, shifted, sum, times, zero } from '@quayside/std';
import type { LexedSegment } from '../lexer/lexed-segment.js';
import { complete, figureAt, near } from './figures.js';
import type { Reporter } from './reporter.js';
import type { Placed, PlacedSegments } from './placed.js';

/** Segments of an 810 that change what is due by rules of their own. */
const beyond: readonly string[] = ['CTP', 'PAM', 'SLN', 'AMT', 'BAL', 'IT3', 'INC', 'FA2'];

/** Price bases that mean "for each unit". */
const each: ReadonlySet<string> = new Set(['', 'PE']);

/** Currencies that have no cents, or thousandths: what an implied point means there is agreed apart. */
const odd: ReadonlySet<string> = new Set('BHD CLP ISK JOD JPY KRW KWD OMR TND VND'.split(' '));

/** What is looked at here. */
export const tagsOfInvoices: readonly string[] = ['TDS', 'IT1', 'CUR', 'SAC', 'TXI', ...beyond];

/** TDS01 against lines, allowances, charges and taxes, when all of them can be computed. */
export function checkInvoiceAmounts(segments: PlacedSegments, reporter: Reporter): void {
  const tds = segments.of('TDS')[0]?.segment;
  const cents = tds === undefined ? undefined : centsAt(tds, 1, reporter.explicitPoint);
  if (tds === undefined || cents === undefined || isBeyond(segments)) return;
  const lines = complete(segments.of('IT1').map(({ segment }) => lineOf(segment)));
  const charges = chargesOf(segments, reporter.explicitPoint);
  if (lines === undefined || lines.length === 0 || charges === undefined) return;
  const told = shifted(cents, 2);
  const goods = sum(lines);
  // Credits are written with and without a sign, and every line may have been rounded.
  const tolerance = decimalOf((lines.length + charges.length) / 100);
  const candidates = charges.map((charge) => plus(goods, charge));
  if (candidates.some((total) => near(absolute(total), absolute(told), tolerance))) return;
  const message = `TDS01 says ${fixed(told, 2)}, lines, allowances, charges and taxes sum up to ${candidates[0]}`;
  reporter.report('totals', 'total-amount', message, tds.place(1), { dataElement: '610', value: tds.text(1) });
}

/** A number with an implied point; undefined when it has one of its own that was not agreed, since it is not known then what is meant. */
function centsAt(segment: LexedSegment, element: number, explicitPoint: boolean): Decimal | undefined {
  const found = figureAt(segment, element);
  if (explicitPoint) return found === undefined ? undefined : shifted(found, -2);
  return found === undefined || segment.text(element)?.includes('.') ? undefined : found;
}

function isBeyond(segments: PlacedSegments): boolean {
  if (beyond.some((tag) => segments.of(tag).length > 0)) return true;
  return segments.of('CUR').some(({ segment }) => odd.has(segment.text(2) ?? ''));
}

/** IT102 times IT104; nothing when the price is for more than one unit. */
function lineOf(it1: LexedSegment): Decimal | undefined {
  const quantity = figureAt(it1, 2);
  const price = figureAt(it1, 4);
  if (quantity === undefined || price === undefined || !each.has(it1.text(5) ?? '')) return undefined;
  return times(quantity, price);
}

/**
 * What allowances, charges and taxes may add: those of the lines may be within the price or come on top, and taxes of lines may be
 * repeated in the summary. The first is the sum of all.
 */
function chargesOf(segments: PlacedSegments, explicitPoint: boolean): readonly Decimal[] | undefined {
  const parts = (tag: string, line: boolean): readonly Decimal[] | undefined =>
    complete(
      segments
        .of(tag)
        .filter(({ inLine }) => inLine === line)
        .map((each) => amountOf(each, explicitPoint)),
    );
  const [lineSac, sac, lineTax, tax] = [
    parts('SAC', true),
    parts('SAC', false),
    parts('TXI', true),
    parts('TXI', false),
  ];
  if (lineSac === undefined || sac === undefined || lineTax === undefined || tax === undefined) return undefined;
  const found: Decimal[] = [];
  for (const charge of [sum(lineSac), zero]) {
    for (const taxes of [plus(sum(lineTax), sum(tax)), sum(tax), sum(lineTax), zero]) {
      found.push(plus(sum(sac), plus(charge, taxes)));
    }
  }
  return [...new Set(found)];
}

function amountOf({ segment }: Placed, explicitPoint: boolean): Decimal | undefined {
  if (segment.tag === 'TXI') return figureAt(segment, 2);
  const cents = centsAt(segment, 5, explicitPoint);
  const kind = segment.text(1);
  if (kind === 'N') return zero;
  // 02 off invoice; another way of settling (a bill-back, paid by the customer) need not change the total.
  const settled = segment.text(12) ?? '02';
  if (cents === undefined || (kind !== 'A' && kind !== 'C') || settled !== '02') return undefined;
  const amount = shifted(cents, 2);
  return kind === 'A' ? negated(absolute(amount)) : amount;
}
