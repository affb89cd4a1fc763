import { type Decimal, decimalOf, sum } from '@quayside/std';
import type { LexedSegment } from '../lexer/lexed-segment.js';
import { complete, figureAt } from './figures.js';
import type { Reporter } from './reporter.js';
import type { PlacedSegments } from './placed.js';

/** What a set counts as its lines: any of these tags will do, since guides differ; and which elements may be summed up. */
interface Lines {
  readonly counted: readonly string[];
  readonly hashed: readonly (readonly [tag: string, element: number])[];
}

const linesOf: Readonly<Record<string, Lines>> = {
  '810': { counted: ['IT1'], hashed: [['IT1', 2]] },
  '850': { counted: ['PO1'], hashed: [['PO1', 2]] },
  '855': {
    counted: ['PO1', 'ACK'],
    hashed: [
      ['PO1', 2],
      ['ACK', 2],
    ],
  },
  '856': { counted: ['HL', 'LIN', 'SN1'], hashed: [['SN1', 2]] },
  '860': {
    counted: ['POC'],
    hashed: [
      ['POC', 3],
      ['POC', 4],
    ],
  },
  '865': {
    counted: ['POC', 'ACK'],
    hashed: [
      ['POC', 3],
      ['POC', 4],
      ['ACK', 2],
    ],
  },
};

/** What is looked at here. */
export function tagsOfTransaction(type: string): readonly string[] {
  const lines = linesOf[type];
  return lines === undefined ? [] : ['CTT', 'SLN', ...lines.counted, ...lines.hashed.map(([tag]) => tag)];
}

/** CTT01 against the lines, CTT02 against their quantities. */
export function checkTransactionTotals(type: string, segments: PlacedSegments, reporter: Reporter): void {
  const lines = linesOf[type];
  const ctt = segments.of('CTT').at(-1)?.segment;
  if (lines === undefined || ctt === undefined) return;
  checkLines(ctt, lines, segments, reporter);
  checkHash(ctt, lines, segments, reporter);
}

function checkLines(ctt: LexedSegment, lines: Lines, segments: PlacedSegments, reporter: Reporter): void {
  const told = figureAt(ctt, 1);
  if (told === undefined) return;
  const [main = 0, ...others] = lines.counted.map((tag) => segments.of(tag).length);
  const below = main + segments.of('SLN').length;
  if ([main, ...others, below].some((count) => decimalOf(count) === told)) return;
  const message = `CTT01 says ${told} lines, the set has ${main} ${lines.counted[0]} segments`;
  reporter.report('totals', 'total-lines', message, ctt.place(1), { dataElement: '354', value: told });
}

function checkHash(ctt: LexedSegment, lines: Lines, segments: PlacedSegments, reporter: Reporter): void {
  const told = figureAt(ctt, 2);
  if (told === undefined) return;
  const candidates: Decimal[] = [];
  for (const [tag, element] of lines.hashed) {
    const figures = segments.of(tag).map(({ segment }) => figureAt(segment, element));
    const known = complete(figures);
    // A quantity that is missing somewhere leaves open what was summed up.
    if (known === undefined) return;
    if (known.length > 0) candidates.push(sum(known), hashOf(known));
  }
  const [first] = candidates;
  if (first === undefined || candidates.includes(told)) return;
  const message = `CTT02 says ${told}, the quantities of the lines sum up to ${first}`;
  reporter.report('totals', 'total-quantity', message, ctt.place(2), { dataElement: '347', value: told });
}

/** The hash total as the standard defines it: without regard to points and signs, only the last ten digits. */
function hashOf(figures: readonly Decimal[]): Decimal {
  const total = sum(figures.map((each) => decimalOf(each.replace(/[-.]/g, ''))));
  return decimalOf(total.slice(-10));
}
