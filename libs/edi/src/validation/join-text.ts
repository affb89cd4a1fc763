import type { CompositeDefinition, ElementDefinition } from '../dictionaries/definition.js';
import type { FindingCode } from '../findings/catalog.js';
import { byteClass } from '../lexer/byte-class.js';
import type { LexedSegment } from '../lexer/lexed-segment.js';
import { markBits } from '../lexer/separator-index.js';
import type { Reporter } from './reporter.js';

/**
 * X12 has no release character: a separator within a text divides it. Where the dictionary says that the element is one text, which
 * neither repeats nor has components, it is read as one, with a finding. Not where another release stands in, in which the element may
 * have got components since.
 */
export function joinText(
  segment: LexedSegment,
  { n, from, to }: { readonly n: number; readonly from: number; readonly to: number },
  element: ElementDefinition | CompositeDefinition,
  reporter: Reporter,
): void {
  if (to === from + 1 || !isText(element)) return;
  const { marks } = segment.block;
  const isRepeated = holds(marks, from, to, byteClass.repetition);
  if (holds(marks, from, to, byteClass.component) && reporter.lowers('components-too-many')) return;
  for (let mark = from + 1; mark < to; mark++) {
    marks[mark] = ((marks[mark] as number) & ~markBits.class) | byteClass.joined;
  }
  const code: FindingCode = isRepeated ? 'repetitions-too-many' : 'components-too-many';
  const what = isRepeated ? 'repetition' : 'component';
  const name = `${segment.tag}${String(n).padStart(2, '0')}`;
  const message = `${name} holds the ${what} separator and is one text: it was read as a part of it`;
  const check = isRepeated ? 'repeats' : 'unusedElements';
  reporter.report(check, code, message, segment.place(n), { dataElement: element.id, value: segment.text(n) });
}

/** What may be no longer is a code, whether its list is known or not. */
const shortestText = 10;

function isText(element: ElementDefinition | CompositeDefinition): element is ElementDefinition {
  return element.kind === 'element' && element.type === 'AN' && element.repeat === 1 && element.max >= shortestText;
}

function holds(marks: Int32Array, from: number, to: number, separator: number): boolean {
  for (let mark = from + 1; mark < to; mark++)
    if (((marks[mark] as number) & markBits.class) === separator) return true;
  return false;
}
