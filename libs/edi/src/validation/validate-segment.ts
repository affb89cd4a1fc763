import type {
  CompositeDefinition,
  ElementDefinition,
  Relation,
  SegmentDefinition,
} from '../dictionaries/definition.js';
import { isBinary } from '../lexer/binary.js';
import type { LexedSegment } from '../lexer/lexed-segment.js';
import { markBits } from '../lexer/separator-index.js';
import type { FindingTrigger } from '../findings/edi-finding.js';
import type { Reporter } from './reporter.js';
import { expectedForm } from './date-formats.js';
import { dateTimePeriod, type ElementCheck, isNothing } from './element-check.js';
import { joinText } from './join-text.js';
import { brokenRelation } from './relations.js';
import type { SegmentCheck } from './segment-check.js';
import { valueFaults } from './value-checks.js';
import { checkZeroBytes } from './zero-bytes.js';

/** Checks the elements of one segment. What fits is passed over without an allocation; words are made where something is wrong. */
export function validateSegment(segment: LexedSegment, check: SegmentCheck, reporter: Reporter): void {
  const seen = checkElements(segment, check, reporter);
  for (const relation of check.openRelations(seen)) checkRelation(segment, check.definition, relation, reporter);
  if ((seen & oddBit) === 0 || isBinary(segment.tag)) return;
  checkCharacters(segment, reporter);
  checkZeroBytes(segment, reporter);
}

/** Set when the segment needs a closer look at its characters; no element has the number 0. */
const oddBit = 1;

/** Checks each element; answers a bit for each that is filled, as far as there are bits, and `oddBit`. */
function checkElements(segment: LexedSegment, check: SegmentCheck, reporter: Reporter): number {
  const { last } = segment;
  const { marks } = segment.block;
  const { elements } = check;
  let filled = 0;
  let bits = 0;
  let from = segment.tagEnd;
  let n = 0;
  while (from < last && n < elements.length) {
    const element = elements[n++] as ElementCheck;
    let to = from;
    do bits |= marks[++to] as number;
    while (((marks[to] as number) & markBits.inner) !== 0);
    if (check.joinsTexts && to !== from + 1) joinText(segment, { n, from, to }, element.definition, reporter);
    filled |= checkBetween(segment, from, to, n, element, reporter);
    from = to;
  }
  if (from < last) checkExtra(segment, check.definition, reporter);
  else checkAbsent(segment, n, check, reporter);
  return (bits & markBits.odd) !== 0 || (from < last && segment.odd) ? filled | oddBit : filled;
}

/** Checks the nth element, which is between two marks; answers its bit when it is filled. */
function checkBetween(
  segment: LexedSegment,
  from: number,
  to: number,
  n: number,
  element: ElementCheck,
  reporter: Reporter,
): number {
  const { block } = segment;
  if (isNothing(block.marks, from, to)) {
    if (element.mandatory) reportMissing(segment, n, element.definition, reporter);
    return 0;
  }
  // Where lines were cut on the way, the bytes of a value are not its text.
  const fits = !block.context.delimiters.wrapped && element.fits(block, from, to);
  if (!fits) checkElement(segment, n, element.definition, reporter);
  return n < 32 ? 1 << n : 0;
}

/** Elements behind the last one that came. */
function checkAbsent(segment: LexedSegment, count: number, check: SegmentCheck, reporter: Reporter): void {
  for (let n = count + 1; n <= check.lastMandatory; n++) {
    const { definition } = check.elements[n - 1] as ElementCheck;
    if (definition.mandatory) reportMissing(segment, n, definition, reporter);
  }
}

/** 2380 is conditional wherever C507 stands. */
function checkForm(segment: LexedSegment, n: number, reporter: Reporter): void {
  const value = segment.text(n, 2);
  const format = segment.text(n, 3);
  const expected = value === undefined || format === undefined ? undefined : expectedForm(value, format);
  if (value === undefined || expected === undefined) return;
  const message = `${name(segment, n, 2)} holds "${value}", which is not of the form ${expected} (${format})`;
  const code = expected.startsWith('HH') ? 'time-invalid' : 'date-invalid';
  reporter.reportOptional('dates', code, message, segment.place(n, 2), { dataElement: '2380', value });
}

function reportMissing(segment: LexedSegment, n: number, { id }: { readonly id: string }, reporter: Reporter): void {
  const message = `${name(segment, n)} is missing, it is mandatory`;
  reporter.report('mandatory', 'element-missing', message, segment.place(n), { dataElement: id });
}

function checkElement(
  segment: LexedSegment,
  n: number,
  element: ElementDefinition | CompositeDefinition,
  reporter: Reporter,
): void {
  const repetitions = segment.repetitions(n);
  if (repetitions > element.repeat) {
    const message = `${name(segment, n)} comes ${repetitions} times, at most ${element.repeat} are allowed`;
    reporter.report('repeats', 'repetitions-too-many', message, segment.place(n), { dataElement: element.id });
  }
  // Those that are too many are told as such, and each is found from the start.
  for (let r = 1; r <= Math.min(repetitions, element.repeat, 1000); r++) {
    if (element.kind === 'composite') checkComposite(segment, n, repetitions > 1 ? r : undefined, element, reporter);
    else checkSimple(segment, n, repetitions > 1 ? r : undefined, element, reporter);
  }
  if (element.id === dateTimePeriod) checkForm(segment, n, reporter);
}

function checkSimple(
  segment: LexedSegment,
  n: number,
  r: number | undefined,
  element: ElementDefinition,
  reporter: Reporter,
): void {
  const text = segment.text(n, undefined, r);
  if (text !== undefined) checkValue(segment, text, { n, r }, element, reporter);
  if (reporter.policy.unusedElements !== 'off' && segment.components(n, r ?? 1) > 1) {
    const message = `${name(segment, n)} has components, it is a simple element`;
    reporter.report('unusedElements', 'components-too-many', message, segment.place(n), { dataElement: element.id });
  }
}

function checkComposite(
  segment: LexedSegment,
  n: number,
  r: number | undefined,
  composite: CompositeDefinition,
  reporter: Reporter,
): void {
  const count = segment.components(n, r ?? 1);
  if (count > composite.components.length) {
    const message = `${name(segment, n)} has ${count} components, at most ${composite.components.length} are allowed`;
    const details = { dataElement: composite.id, value: segment.text(n) };
    reporter.report('unusedElements', 'components-too-many', message, segment.place(n), details);
  }
  composite.components.forEach((component, index) => {
    const c = index + 1;
    const text = segment.text(n, c, r ?? 1);
    if (text !== undefined) return checkValue(segment, text, { n, c, r }, component, reporter);
    if (!component.mandatory) return;
    const message = `${name(segment, n, c)} is missing, it is mandatory`;
    reporter.report('mandatory', 'element-missing', message, segment.place(n, c, r), { dataElement: component.id });
  });
  for (const relation of composite.relations) {
    const broken = brokenRelation(relation, (c) => segment.text(n, c, r ?? 1) !== undefined);
    if (broken === undefined) continue;
    const message = `${name(segment, n)}: ${broken.message((c) => name(segment, n, c))}`;
    const trigger = triggerOf(segment, n, broken.trigger, composite.components);
    reporter.report('relations', broken.code, message, segment.place(n, broken.position, r), { trigger });
  }
}

interface Where {
  readonly n: number;
  readonly c?: number;
  readonly r: number | undefined;
}

function checkValue(
  segment: LexedSegment,
  text: string,
  at: Where,
  element: ElementDefinition,
  reporter: Reporter,
): void {
  for (const fault of valueFaults(text, reporter.explicitPoint ? withPoint(element) : element)) {
    const message = `${name(segment, at.n, at.c)} ${fault.message}`;
    const details = { dataElement: element.id, value: text };
    const place = segment.place(at.n, at.c, at.r);
    if (fault.check === 'dates' && !element.mandatory) {
      reporter.reportOptional(fault.check, fault.code, message, place, details);
    } else reporter.report(fault.check, fault.code, message, place, details);
  }
}

/** An amount as it was agreed. */
function withPoint(element: ElementDefinition): ElementDefinition {
  return element.type === 'N2' ? { ...element, type: 'R' } : element;
}

function checkExtra(segment: LexedSegment, definition: SegmentDefinition, reporter: Reporter): void {
  const first = definition.elements.length + 1;
  for (let n = first; n <= segment.elements; n++) {
    if (isEmpty(segment, n)) continue;
    const message = `${name(segment, n)} is one too many, ${segment.tag} has at most ${definition.elements.length} elements`;
    return reporter.report('unusedElements', 'elements-too-many', message, segment.place(n), {
      value: segment.text(n),
    });
  }
}

function checkRelation(
  segment: LexedSegment,
  definition: SegmentDefinition,
  relation: Relation,
  reporter: Reporter,
): void {
  const broken = brokenRelation(relation, (n) => !isEmpty(segment, n));
  if (broken === undefined) return;
  const dataElement = definition.elements[broken.position - 1]?.id;
  const message = broken.message((n) => name(segment, n));
  const trigger = triggerOf(segment, broken.trigger, undefined, definition.elements);
  reporter.report('relations', broken.code, message, segment.place(broken.position), { dataElement, trigger });
}

/** The element or component that made a condition apply, with its number in the dictionary. */
function triggerOf(
  segment: LexedSegment,
  element: number | undefined,
  component: number | undefined,
  definitions: readonly { readonly id: string }[],
): FindingTrigger | undefined {
  const position = component ?? element;
  if (position === undefined || element === undefined) return undefined;
  const dataElement = definitions[position - 1]?.id;
  return {
    ...{ tag: segment.tag, segment: segment.position, element },
    ...(component !== undefined && { component }),
    ...(dataElement !== undefined && { dataElement }),
  };
}

/** Control characters, and bytes that are not text in the character set of the interchange. */
function checkCharacters(segment: LexedSegment, reporter: Reporter): void {
  if (!reporter.checks('characters')) return;
  for (let n = 1; n <= segment.elements; n++) {
    if (!segment.decodable(n)) {
      const message = `${name(segment, n)} holds bytes that are no text in the character set of the interchange`;
      reporter.report('characters', 'character-undecodable', message, segment.place(n));
    } else if (segment.hasControl(n) && !segment.hasZero(n)) {
      const broken = /[\r\n]/.test(segment.text(n) ?? '');
      const hint = '; if lines were cut on the way, they are not of one width, so that it was kept as data';
      const message = `${name(segment, n)} holds a ${broken ? `line break${hint}` : 'control character'}`;
      reporter.report('characters', 'character-invalid', message, segment.place(n));
    }
  }
}

function isEmpty(segment: LexedSegment, n: number): boolean {
  return !segment.filled(n);
}

/** "BEG05", "MEA04-01". */
function name(segment: LexedSegment, n: number, c?: number): string {
  const element = `${segment.tag}${String(n).padStart(2, '0')}`;
  return c === undefined ? element : `${element}-${String(c).padStart(2, '0')}`;
}
