import { absolute, type Decimal, decimalOf, minus, plus, sum, zero } from '@quayside/std';
import type { LexedSegment } from '../lexer/lexed-segment.js';
import { complete, figureAt, near } from './figures.js';
import type { Reporter } from './reporter.js';
import type { PlacedSegments } from './placed.js';

/** What is looked at here. */
export const tagsOfMessages: ReadonlySet<string> = new Set(['CNT', 'LIN', 'QTY', 'MOA', 'UNS', 'TAX', 'ALC']);

/** CNT against lines and quantities, and in an INVOIC the amounts of the summary against each other. */
export function checkMessageTotals(type: string, segments: PlacedSegments, reporter: Reporter): void {
  for (const { segment } of segments.of('CNT')) {
    const kind = segment.text(1, 1);
    if (kind === '2') checkLines(segment, segments, reporter);
    if (kind === '1') checkQuantity(segment, segments, reporter);
  }
  if (type === 'INVOIC') checkAmounts(segments, reporter);
}

function checkLines(cnt: LexedSegment, segments: PlacedSegments, reporter: Reporter): void {
  const told = figureAt(cnt, 1, 2);
  const lines = segments.of('LIN');
  // LIN04 says of which line this one is a part: such lines may be counted or not.
  const whole = lines.filter(({ segment }) => segment.text(4, 1) === undefined);
  const counts = [lines.length, whole.length].map((count) => decimalOf(count));
  if (told === undefined || lines.length === 0 || counts.includes(told)) return;
  const message = `CNT says ${told} lines, the message has ${lines.length} LIN segments`;
  reporter.report('totals', 'total-lines', message, cnt.place(1, 2), { dataElement: '6066', value: told });
}

function checkQuantity(cnt: LexedSegment, segments: PlacedSegments, reporter: Reporter): void {
  const told = figureAt(cnt, 1, 2);
  const quantities = segments.of('QTY').filter(({ inLine }) => inLine);
  const all = complete(quantities.map(({ segment }) => figureAt(segment, 1, 2)));
  if (told === undefined || all === undefined || all.length === 0) return;
  // A line may say several quantities; which of them is counted is agreed between partners.
  const byKind = new Map<string, Decimal>();
  quantities.forEach(({ segment }, n) => {
    const kind = segment.text(1, 1) ?? '';
    byKind.set(kind, plus(byKind.get(kind) ?? zero, all[n] ?? zero));
  });
  if ([sum(all), ...byKind.values()].includes(told)) return;
  const message = `CNT says a quantity of ${told}, the lines sum up to ${[...byKind.values()][0]}`;
  reporter.report('totals', 'total-quantity', message, cnt.place(1, 2), { dataElement: '6066', value: told });
}

/** The cent that rounding may cost in each of the parts. */
const tolerance = decimalOf('0.05');

/** 86 message total, 77 invoice amount, 9 amount due: the first that is there. */
const totals = ['77', '86', '9'] as const;

function checkAmounts(segments: PlacedSegments, reporter: Reporter): void {
  const summary = summaryOf(segments);
  const kind = totals.find((each) => summary.has(each));
  const moa = kind === undefined ? undefined : summary.get(kind);
  const told = moa === undefined ? undefined : amount(moa);
  const expected = expectedTotals(segments, summary);
  if (moa === undefined || told === undefined || expected === undefined) return;
  if (expected.some((total) => near(absolute(total), absolute(told), tolerance))) return;
  const message = `MOA ${kind} says ${told}, lines, charges and taxes sum up to ${expected[0]}`;
  reporter.report('totals', 'total-amount', message, moa.place(1, 2), { dataElement: '5004', value: told });
}

/** 79 lines, 131 charges and allowances (or 259 less 260), 176 or 124 taxes; undefined unless all parts are there. */
function expectedTotals(segments: PlacedSegments, summary: Summary): readonly Decimal[] | undefined {
  const lines = figureOf(summary, '79');
  const charges = chargesOf(segments, summary);
  const tax = figureOf(summary, '176') ?? figureOf(summary, '124') ?? (has(segments, 'TAX') ? undefined : zero);
  // A prepayment or a second currency follows rules of its own.
  if (summary.has('113') || summary.mixed || lines === undefined || charges === undefined || tax === undefined) return;
  return [plus(plus(lines, charges), tax), plus(minus(lines, charges), tax)];
}

function chargesOf(segments: PlacedSegments, summary: Summary): Decimal | undefined {
  const total = figureOf(summary, '131');
  if (total !== undefined) return total;
  if (!summary.has('259') && !summary.has('260')) return has(segments, 'ALC') ? undefined : zero;
  const charged = summary.has('259') ? figureOf(summary, '259') : zero;
  const allowed = summary.has('260') ? figureOf(summary, '260') : zero;
  return charged === undefined || allowed === undefined ? undefined : minus(charged, absolute(allowed));
}

/** True when a segment of that tag stands outside of the lines. */
function has(segments: PlacedSegments, tag: string): boolean {
  return segments.of(tag).some(({ inLine }) => !inLine);
}

/** Amounts behind UNS by their qualifier. */
interface Summary extends ReadonlyMap<string, LexedSegment> {
  readonly mixed: boolean;
}

function summaryOf(segments: PlacedSegments): Summary {
  const from = segments.of('UNS')[0]?.segment.position ?? Infinity;
  const amounts = segments.of('MOA').filter(({ segment }) => segment.position > from);
  const found = new Map<string, LexedSegment>();
  // The tax of several rates comes several times: then only 176 is their sum.
  const several = amounts.filter(({ segment }) => segment.text(1, 1) === '124').length > 1;
  for (const { segment } of amounts) {
    const kind = segment.text(1, 1) ?? '';
    if (!found.has(kind) && !(several && kind === '124')) found.set(kind, segment);
  }
  const currencies = new Set(amounts.map(({ segment }) => segment.text(1, 3) ?? ''));
  return Object.assign(found, { mixed: currencies.size > 1 });
}

function figureOf(summary: Summary, kind: string): Decimal | undefined {
  const moa = summary.get(kind);
  return moa === undefined ? undefined : amount(moa);
}

function amount(moa: LexedSegment): Decimal | undefined {
  return figureAt(moa, 1, 2);
}
