import type { Leftover } from '@quayside/canonical';
import type { Segment, SetIndex } from '@quayside/edi';
import { envelope } from '../rules/envelope.js';
import { lastStep, type Path } from '../rules/path.js';
import type { Reading } from './reading.js';
import { testOf } from './scope-compiler.js';
import type { StepTest } from './step-test.js';
import type { Taken } from './taken.js';

/** Finds what a set said and that no field took and no rule ignores. */
export interface LeftoverRules {
  leftovers(reading: Reading): Leftover[];
}

/** A rule about segments of one tag. */
class Ignored {
  readonly element: number | undefined;
  /** Only in levels that have others below them. */
  readonly isUpper: boolean;
  private readonly test: StepTest | undefined;
  /** The loops that the segment must stand in, the innermost first. */
  private readonly loops: readonly string[];
  private readonly pair: ReadonlySet<string> | undefined;

  constructor(path: Path) {
    this.element = path.element;
    this.isUpper = path.look === 'above';
    this.test = testOf(lastStep(path));
    this.loops = path.steps
      .slice(0, -1)
      .map((step) => step.tag)
      .reverse();
    this.pair = path.pair && new Set(path.pair);
  }

  /** An ignored path is about its segment wherever it stands, or only in the loops that it names. */
  isAbout(node: number, { set, levels }: Reading): boolean {
    if (this.isUpper && !levels.isUpper(set, node)) return false;
    if (this.test !== undefined && !this.test.fits(set, node, true)) return false;
    // A segment that opens its loop stands, for a path, where the loop stands.
    let loop = set.parents[node] as number;
    for (const name of this.loops) {
      if (loop < 0 || set.tags[loop] !== name) return false;
      loop = set.parents[loop] as number;
    }
    return true;
  }

  names(segment: Segment, element: number): boolean {
    const { element: from, pair } = this;
    if (from === undefined || pair === undefined) return from === element;
    const qualifier = element - ((element - from) % 2);
    return element >= from && pair.has(segment.text(qualifier) ?? '');
  }
}

/** Of a set of EDI or of rows: element by element, by the tag of the segment. */
export class SegmentLeftovers implements LeftoverRules {
  private readonly ignored = new Map<string, Ignored[]>();

  constructor(
    ignored: readonly Path[],
    /** They are rows, each of which repeats what the document says once. */
    private readonly rows: boolean,
  ) {
    for (const path of ignored) {
      const { tag } = lastStep(path);
      this.ignored.set(tag, [...(this.ignored.get(tag) ?? []), new Ignored(path)]);
    }
  }

  leftovers(reading: Reading): Leftover[] {
    const found: Leftover[] = [];
    const { set } = reading;
    const repeated = this.rows ? new RepeatedTexts(set, reading.taken) : undefined;
    for (let node = 0; node < set.length; node++) {
      const tag = set.tags[node] as string;
      if (envelope.has(tag)) continue;
      const rules = this.rulesFor(tag, node, reading);
      if (rules === whole) continue;
      leftIn(node, rules, reading, repeated, found);
    }
    return found;
  }

  private rulesFor(tag: string, node: number, reading: Reading): readonly Ignored[] | undefined {
    let rules: Ignored[] | undefined;
    for (const rule of this.ignored.get(tag) ?? none) {
      if (!rule.isAbout(node, reading)) continue;
      if (rule.element === undefined) return whole;
      (rules ??= []).push(rule);
    }
    return rules;
  }
}

const none: readonly Ignored[] = [];
/** Says that all of a segment is ignored. */
const whole: readonly Ignored[] = [];

function leftIn(
  node: number,
  rules: readonly Ignored[] | undefined,
  { set, taken }: Reading,
  repeated: RepeatedTexts | undefined,
  found: Leftover[],
): void {
  const segment = set.segments[node] as Segment;
  for (let element = 1, count = segment.elements; element <= count; element++) {
    const repetitions = segment.repetitions(element);
    const isWhole = taken.isWhole(node, element);
    if (isWhole && repetitions <= 1) continue;
    if (rules?.some((rule) => rule.names(segment, element))) continue;
    if (!isWhole) firstLeft(segment, node, element, taken, repeated, found);
    if (repetitions > 1) repeatedLeft(segment, element, repetitions, found);
  }
}

/** Pieces of one element that are told one by one: each is looked for from the start, and nobody sends so many. */
const mostPieces = 20;

function more(segment: Segment, element: number, count: number, what: string): Leftover {
  return { ...segment.place(element), text: `${count - mostPieces} more ${what}` };
}

function firstLeft(
  segment: Segment,
  node: number,
  element: number,
  taken: Taken,
  repeated: RepeatedTexts | undefined,
  found: Leftover[],
): void {
  const components = segment.components(element);
  if (components > mostPieces) found.push(more(segment, element, components, 'components'));
  for (let component = 1; component <= Math.min(Math.max(components, 1), mostPieces); component++) {
    if (taken.isTaken(node, element, component)) continue;
    const part = components <= 1 ? undefined : component;
    const text = segment.text(element, part);
    if (text === undefined || text.trim() === '' || repeated?.has(element, text)) continue;
    found.push({ ...segment.place(element, part), text });
  }
}

// Mappings read the first repetition of an element; whatever more there is has been said and not been taken.
function repeatedLeft(segment: Segment, element: number, repetitions: number, found: Leftover[]): void {
  if (repetitions > mostPieces) found.push(more(segment, element, repetitions, 'repetitions'));
  for (let repetition = 2; repetition <= Math.min(repetitions, mostPieces); repetition++) {
    const components = Math.min(segment.components(element, repetition), mostPieces);
    for (let component = 1; component <= components; component++) {
      const text = segment.text(element, component, repetition);
      if (text === undefined || text.trim() === '') continue;
      found.push({ ...segment.place(element, component, repetition), text });
    }
  }
}

/** Rows of a CSV file repeat what the document says once: the same text in the same column was read. */
class RepeatedTexts {
  private texts: ReadonlySet<string> | undefined;

  constructor(
    private readonly set: SetIndex,
    private readonly taken: Taken,
  ) {}

  has(element: number, text: string): boolean {
    return (this.texts ??= this.read()).has(`${element}\n${text}`);
  }

  private read(): ReadonlySet<string> {
    const read = new Set<string>();
    for (const [node, segment] of this.set.segments.entries()) {
      for (let element = 1; element <= segment.elements; element++) {
        if (this.taken.isTaken(node, element)) read.add(`${element}\n${segment.text(element) ?? ''}`);
      }
    }
    return read;
  }
}
