import { ok, type Place, type Result } from '@quayside/std';
import type { Condition, Test } from '../rules/condition.js';
import { type Scope, segmentsAt, type Spot, spotsAt } from './find.js';
import { isPeriod } from '../values/edifact-time.js';
import { instantIn } from '../values/instant.js';
import type { Path } from '../rules/path.js';
import type { ReadingNotes } from './reading-notes.js';
import type { ElementSource, ExpressionSource, Source, ValueRule } from '../rules/rule.js';

/** A value, and whether the set said it: a constant or a default alone makes nothing worth reading. */
export interface ReadValue {
  readonly value: string;
  readonly said: boolean;
}

/** Reads the first source that has something. */
export function readValue(rule: ValueRule, scope: Scope, pointer: string, notes: ReadingNotes): ReadValue | undefined {
  if (rule.constant !== undefined) return { value: rule.constant, said: false };
  for (const source of rule.sources) {
    if (!applies(source, scope, notes)) continue;
    const found = source.kind === 'expression' ? gathered(source, scope, pointer, notes) : readSource(source, scope);
    if (found) return taken(found, pointer, notes);
  }
  const value = rule.counted ? placeInList(pointer) : rule.default;
  return value === undefined ? undefined : { value, said: false };
}

// "/lines/0/number" stands in the first line.
function placeInList(pointer: string): string | undefined {
  const [, index] = /\/(\d+)\/[^/]*$/.exec(pointer) ?? [];
  return index === undefined ? undefined : String(Number(index) + 1);
}

function applies(source: Source, scope: Scope, notes: ReadingNotes): boolean {
  return source.only !== 'writing' && (!source.when || holds(source.when, scope, notes));
}

function taken({ spots, text, place, note }: Found, pointer: string, notes: ReadingNotes): ReadValue | undefined {
  for (const { segment, element, component, qualifiers } of spots) {
    notes.take(segment, element, component);
    for (const by of qualifiers) notes.take(by.segment ?? segment, by.element, by.component);
  }
  if (!text.ok) {
    notes.findings.push({ ...place, code: 'field-invalid', severity: 'fatal', field: pointer, message: text.error });
    return undefined;
  }
  if (note !== undefined)
    notes.findings.push({ ...place, code: 'period-shortened', severity: 'info', field: pointer, message: note });
  const also = spots.slice(1).map(placeOf);
  notes.cameFrom(pointer, also.length > 0 ? { ...place, also } : place);
  return { value: text.value, said: true };
}

/** Whether a condition holds at a place of the set. Elements that decide are taken: they have been read. */
export function holds({ all, any }: Condition, scope: Scope, notes: ReadingNotes): boolean {
  const passes = (test: Test) => isTrue(test, scope, notes);
  return all.every(passes) && (any.length === 0 || any.some(passes));
}

function isTrue({ path, test, codes }: Test, scope: Scope, notes: ReadingNotes): boolean {
  if (path.element === undefined) return segmentsAt(scope, path).length > 0 === (test === 'present');
  const found = firstText(scope, path);
  if (found) notes.take(found.spot.segment, found.spot.element, found.spot.component);
  switch (test) {
    case 'present':
      return found !== undefined;
    case 'absent':
      return found === undefined;
    case 'is':
      return found !== undefined && codes.includes(found.text);
    case 'is not':
      return found === undefined || !codes.includes(found.text);
  }
}

interface Text {
  readonly text: string;
  readonly spot: Spot;
}

interface Found {
  /** Something that the reader of the document should know about the value. */
  readonly note?: string;
  readonly text: Result<string>;
  readonly place: Place;
  readonly spots: readonly Spot[];
}

/** What an expression looks at. Its value comes later, when the other fields have been read; nothing if nothing is there. */
function gathered(source: ExpressionSource, scope: Scope, pointer: string, notes: ReadingNotes): Found | undefined {
  const found = source.reads.flatMap(([name, path]) => {
    const text = firstText(scope, path);
    return text ? [{ name, ...text }] : [];
  });
  const input = Object.fromEntries(found.map(({ name, text }) => [name, text]));
  if (found.length > 0) notes.leaveOpen({ pointer, expression: source.expression, input });
  return foundIn(found, ok('(open)'));
}

function readSource(source: Exclude<Source, ExpressionSource>, scope: Scope): Found | undefined {
  switch (source.kind) {
    case 'element':
      return readElement(source, scope);
    case 'joined': {
      const parts = source.paths.flatMap((path) => textsAt(scope, path).slice(0, source.every ? undefined : 1));
      return foundIn(parts, ok(parts.map((part) => part.text).join(source.between)));
    }
    case 'instant': {
      const day = firstText(scope, source.day);
      const time = firstText(scope, source.time);
      if (!day || !time) return undefined;
      return foundIn([day, time], instantIn(source.zone, day.text, time.text, source.form));
    }
  }
}

function readElement(source: ElementSource, scope: Scope): Found | undefined {
  const { path, codec, formatIn, parts } = source;
  if (parts) return readParts(source, parts.count, scope);
  const found = firstText(scope, path);
  if (!found) return undefined;
  if (formatIn !== undefined) return readFormatted(source, found, formatIn);
  const text = codec.read(found.text);
  // A table may say that a code means nothing here.
  return text.ok && text.value === '' ? undefined : foundIn([found], text);
}

/** A value whose form the component beside it names, such as a date of EDIFACT. */
function readFormatted({ codec, end }: ElementSource, found: Text, formatIn: number): Found | undefined {
  const format = found.spot.segment.text(found.spot.element, formatIn);
  const text = codec.read(found.text, format);
  if (text.ok && text.value === '') return undefined;
  const result = foundIn(format === undefined ? [found] : [found, besideOf(found.spot, formatIn)], text);
  if (!result || end !== undefined || !isPeriod(format ?? '')) return result;
  return { ...result, note: `"${found.text}" is a period; its first day is taken` };
}

function besideOf(spot: Spot, component: number): Text {
  return { text: '', spot: { ...spot, component, qualifiers: [] } };
}

/** A text that goes over several components: they are lines of one text. */
function readParts({ path, codec }: ElementSource, count: number, scope: Scope): Found | undefined {
  const [first] = spotsAt(scope, path);
  if (!first) return undefined;
  const found = Array.from({ length: count }, (_, i) => (first.component ?? 1) + i).flatMap((component) => {
    const text = first.segment.text(first.element, component)?.trim();
    return text === undefined || text === '' ? [] : [{ text, spot: { ...first, component } }];
  });
  return foundIn(found, codec.read(found.map((part) => part.text).join(' ')));
}

function foundIn(parts: readonly Text[], text: Result<string>): Found | undefined {
  const [first] = parts;
  return first && { text, place: placeOf(first.spot), spots: parts.map((part) => part.spot) };
}

/** The text that a path leads to, if there is one. */
export function firstTextAt(scope: Scope, path: Path): string | undefined {
  return firstText(scope, path)?.text;
}

function firstText(scope: Scope, path: Path): Text | undefined {
  for (const spot of spotsAt(scope, path)) {
    const text = textAt(spot);
    if (text !== '') return { text, spot };
  }
  return undefined;
}

function textsAt(scope: Scope, path: Path): Text[] {
  return spotsAt(scope, path).flatMap((spot) => {
    const text = textAt(spot);
    return text === '' ? [] : [{ text, spot }];
  });
}

function textAt({ segment, element, component }: Spot): string {
  const text = segment.text(element, component) ?? (component === undefined ? segment.text(element, 1) : undefined);
  return text?.trim() ?? '';
}

function placeOf({ segment, element, component }: Spot): Place {
  return segment.place(element, component);
}
