import { byteClass } from './byte-class.js';
import type { LexedSegment } from './lexed-segment.js';
import { markBits } from './separator-index.js';

/** An element as `values` gives it. */
export type ElementValue = string | readonly string[] | readonly (readonly string[])[];

/** Every element of a segment: a text; of a composite the texts of its components; where it repeats those of each repetition. */
export function elementValues(segment: LexedSegment): ElementValue[] {
  const { last, block, tagEnd } = segment;
  if (block.numbered <= last) block.number();
  const { marks } = block;
  const values: ElementValue[] = [];
  let from = tagEnd;
  for (let mark = tagEnd + 1; mark <= last; mark++) {
    if (((marks[mark] as number) & markBits.inner) !== 0) continue;
    values.push(mark === from + 1 ? segment.textAt(mark) : composite(segment, from, mark));
    from = mark;
  }
  return values;
}

function composite(segment: LexedSegment, from: number, to: number): ElementValue {
  const { marks } = segment.block;
  const components = new Array<string>(to - from);
  for (let mark = from + 1, n = 0; mark <= to; mark++, n++) {
    if (((marks[mark] as number) & markBits.class) === byteClass.repetition) return repeated(segment, from, to);
    components[n] = segment.textAt(mark);
  }
  return components;
}

function repeated(segment: LexedSegment, from: number, to: number): string[][] {
  const { marks } = segment.block;
  let components: string[] = [];
  const repetitions = [components];
  for (let mark = from + 1; mark <= to; mark++) {
    components.push(segment.textAt(mark));
    if (((marks[mark] as number) & markBits.class) === byteClass.repetition) repetitions.push((components = []));
  }
  return repetitions;
}
