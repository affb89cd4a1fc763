import type { Segment } from '@quayside/edi';
import { ok, type Result } from '@quayside/std';
import type { Codec, Note } from '../values/codec.js';
import type { End } from '../values/edifact-time.js';
import type { Expression } from '../values/expression.js';
import { dayIn, instantIn, inZone, type InstantForm } from '../values/instant.js';
import { x12Zone } from '../values/x12-zone.js';
import type { FieldPattern } from './field-pattern.js';
import type { Frame } from './frame.js';
import type { Lookup } from './lookup.js';
import type { Reading } from './reading.js';
import type { TextAt } from './text-at.js';
import type { When } from './when.js';

/** One of the sources of a field. */
export interface Source {
  readonly when: When | undefined;
  /** As the mapping writes what it reads. */
  readonly paths: readonly string[];
  readonly lookups: readonly Lookup[];
  /** What it gives, or why it cannot be read; nothing if there is nothing. Where it was read from is then in `reading.spots`. */
  find(frame: Frame, reading: Reading, field: FieldPattern): Result<string> | undefined;
  /** What the reader of the document should know about the value that it gave last. */
  readonly note?: Note | undefined;
}

/** Finds the first text of a path and notes where it stands; -1 if there is none. */
export function firstText(at: TextAt, frame: Frame, reading: Reading): number {
  return at.textFrom(at.first(frame, reading), reading);
}

/** Notes a place that a value is read from, with what led there. */
export function readFrom(at: TextAt, link: number, reading: Reading): void {
  at.spot(link, reading);
  at.takeWay(link, reading);
}

/** BAK.03 with the codec of the field. */
export class TextSource implements Source {
  note: Note | undefined;
  private lastText: string | undefined;
  private last: Result<string> = ok('');

  constructor(
    private readonly at: TextAt,
    private readonly codec: Codec,
    readonly when: When | undefined,
  ) {}

  get paths(): string[] {
    return [this.at.path];
  }

  get lookups(): Lookup[] {
    return [this.at.lookup];
  }

  find(frame: Frame, reading: Reading): Result<string> | undefined {
    const link = firstText(this.at, frame, reading);
    if (link < 0) return undefined;
    // Codes, units and days are often the same from line to line.
    if (reading.text !== this.lastText) {
      this.last = this.codec.read(reading.text);
      this.lastText = reading.text;
      this.note = this.codec.note?.(reading.text);
    }
    // A table may say that a code means nothing here.
    if (this.last.ok && this.last.value === '') return undefined;
    reading.spots.clear();
    readFrom(this.at, link, reading);
    return this.last;
  }
}

/** A value whose form the component beside it names, such as a date of EDIFACT. */
export class FormattedSource implements Source {
  note: Note | undefined;

  constructor(
    private readonly at: TextAt,
    private readonly codec: Codec,
    private readonly formatIn: number,
    readonly when: When | undefined,
  ) {}

  get paths(): string[] {
    return [this.at.path];
  }

  get lookups(): Lookup[] {
    return [this.at.lookup];
  }

  find(frame: Frame, reading: Reading): Result<string> | undefined {
    const link = firstText(this.at, frame, reading);
    if (link < 0) return undefined;
    const { text, spots } = reading;
    spots.clear();
    this.at.spot(link, reading);
    const node = spots.nodes[0] as number;
    const element = spots.elements[0] as number;
    const format = (reading.set.segments[node] as Segment).text(element, this.formatIn);
    const value = this.codec.read(text, format);
    if (value.ok && value.value === '') return undefined;
    this.at.takeWay(link, reading);
    if (format !== undefined) spots.add(node, element, this.formatIn);
    this.note = this.codec.note?.(text, format);
    return value;
  }
}

/** One end of a period whose other end stands elsewhere: that the other is there too is said, and it is read with it. */
export class SpanSource implements Source {
  note: Note | undefined;

  constructor(
    private readonly at: TextAt,
    private readonly codec: Codec,
    private readonly other: TextAt,
    private readonly end: End,
    readonly when: When | undefined,
  ) {}

  get paths(): string[] {
    return [this.at.path];
  }

  get lookups(): Lookup[] {
    return [this.at.lookup, this.other.lookup];
  }

  find(frame: Frame, reading: Reading): Result<string> | undefined {
    const link = firstText(this.at, frame, reading);
    if (link < 0) return undefined;
    const { text } = reading;
    const other = firstText(this.other, frame, reading);
    reading.spots.clear();
    readFrom(this.at, link, reading);
    this.note = undefined;
    if (other >= 0) {
      if (reading.text !== text) this.note = shortenedSpan(text, reading.text, this.end);
      readFrom(this.other, other, reading);
    }
    return this.codec.read(text);
  }
}

function shortenedSpan(text: string, other: string, end: End): Note {
  const [first, last] = end === 'start' ? [text, other] : [other, text];
  return {
    code: 'period-shortened',
    message: `${first} to ${last} is a period; its ${end === 'start' ? 'first' : 'last'} day is taken`,
  };
}

/** A text that goes over several components: they are lines of one text. */
export class PartsSource implements Source {
  constructor(
    private readonly at: TextAt,
    private readonly codec: Codec,
    private readonly count: number,
    readonly when: When | undefined,
  ) {}

  get paths(): string[] {
    return [this.at.path];
  }

  get lookups(): Lookup[] {
    return [this.at.lookup];
  }

  find(frame: Frame, reading: Reading): Result<string> | undefined {
    const { at } = this;
    const { spots } = reading;
    const link = at.first(frame, reading);
    if (link < 0) return undefined;
    spots.clear();
    at.spot(link, reading);
    const texts = this.textsFrom(spots.nodes[0] ?? 0, spots.elements[0] ?? 1, spots.components[0] || 1, reading);
    if (texts.length === 0) return undefined;
    at.takeWay(link, reading);
    return this.codec.read(texts.join(' '));
  }

  private textsFrom(node: number, element: number, from: number, { set, spots }: Reading): string[] {
    const texts: string[] = [];
    spots.clear();
    for (let component = from; component < from + this.count; component++) {
      const text = set.segments[node]?.text(element, component)?.trim() ?? '';
      if (text === '') continue;
      texts.push(text);
      spots.add(node, element, component);
    }
    return texts;
  }
}

/** Several elements as one text. */
export class JoinedSource implements Source {
  constructor(
    private readonly ats: readonly TextAt[],
    /** Not only the first place that a path leads to, but each of them. */
    private readonly every: boolean,
    private readonly between: string,
    readonly when: When | undefined,
  ) {}

  get paths(): string[] {
    return this.ats.map((at) => at.path);
  }

  get lookups(): Lookup[] {
    return this.ats.map((at) => at.lookup);
  }

  find(frame: Frame, reading: Reading): Result<string> | undefined {
    let joined: string | undefined;
    reading.spots.clear();
    for (const at of this.ats) {
      for (let link = firstText(at, frame, reading); link >= 0;) {
        joined = joined === undefined ? reading.text : joined + this.between + reading.text;
        readFrom(at, link, reading);
        link = this.every ? at.textFrom(reading.chains.next[link] as number, reading) : -1;
      }
    }
    return joined === undefined ? undefined : ok(joined);
  }
}

/** In which zone an instant is told: that of the profile, or the one whose code stands beside it. */
export interface Zones {
  readonly own: string;
  readonly at: TextAt | undefined;
  /** The day is meant, where a code says in which zone the time is. */
  readonly dayOnly: boolean;
  /** Day, time and zone stand in one segment. */
  readonly ofOneSegment: boolean;
}

/** A day and a time. */
export class InstantSource implements Source {
  constructor(
    private readonly day: TextAt,
    private readonly time: TextAt,
    private readonly zones: Zones,
    private readonly form: InstantForm,
    readonly when: When | undefined,
  ) {}

  get paths(): string[] {
    return this.ats().map((at) => at.path);
  }

  get lookups(): Lookup[] {
    return this.ats().map((at) => at.lookup);
  }

  find(frame: Frame, reading: Reading): Result<string> | undefined {
    const day = firstText(this.day, frame, reading);
    if (day < 0) return undefined;
    const { text: dayText } = reading;
    const time = firstText(this.time, frame, reading);
    if (time < 0) return undefined;
    const { text: timeText } = reading;
    const coded = this.#zone(frame, reading);
    if (this.zones.dayOnly && coded.zone === undefined) return undefined;
    if (!this.#stand([day, time, ...coded.links], reading)) return undefined;
    const instant = instantIn(coded.zone ?? this.zones.own, dayText, timeText, this.form);
    return instant.ok && coded.zone !== undefined ? ok(this.#here(instant.value)) : instant;
  }

  #zone(frame: Frame, reading: Reading): { readonly zone: string | undefined; readonly links: readonly number[] } {
    const link = this.zones.at ? firstText(this.zones.at, frame, reading) : -1;
    return link < 0 ? { zone: undefined, links: [] } : { zone: x12Zone(reading.text), links: [link] };
  }

  #here(instant: string): string {
    return this.zones.dayOnly ? dayIn(this.zones.own, instant) : inZone(this.zones.own, instant);
  }

  /** Notes the places of day, time and zone; false where they are of several segments of one tag, and so of several instants. */
  #stand(links: readonly number[], reading: Reading): boolean {
    const { spots } = reading;
    const ats = this.ats();
    spots.clear();
    for (const [i, link] of links.entries()) (ats[i] as TextAt).spot(link, reading);
    if (this.zones.ofOneSegment && links.some((_, i) => spots.nodes[i] !== spots.nodes[0])) return false;
    for (const [i, link] of links.entries()) (ats[i] as TextAt).takeWay(link, reading);
    return true;
  }

  private ats(): TextAt[] {
    return [this.day, this.time, ...(this.zones.at ? [this.zones.at] : [])];
  }
}

/** What an expression looks at. Its value comes later, when the other fields have been read; nothing if nothing is there. */
export class ExpressionSource implements Source {
  constructor(
    private readonly expression: Expression,
    private readonly reads: readonly (readonly [name: string, at: TextAt])[],
    readonly when: When | undefined,
  ) {}

  get paths(): string[] {
    return this.reads.map(([, at]) => at.path);
  }

  get lookups(): Lookup[] {
    return this.reads.map(([, at]) => at.lookup);
  }

  find(frame: Frame, reading: Reading, field: FieldPattern): Result<string> | undefined {
    const found: [name: string, text: string][] = [];
    reading.spots.clear();
    for (const [name, at] of this.reads) {
      const link = firstText(at, frame, reading);
      if (link < 0) continue;
      found.push([name, reading.text]);
      readFrom(at, link, reading);
    }
    if (found.length === 0) return undefined;
    const pointer = reading.pointer(field);
    reading.open.push({ pointer, expression: this.expression, input: Object.fromEntries(found) });
    return ok('(open)');
  }
}
