import type { Place } from '@quayside/std';
import type { LoopDefinition, PlaceDefinition, SetDefinition } from '../dictionaries/definition.js';
import type { FindingTrigger } from '../findings/edi-finding.js';
import type { LexedSegment } from '../lexer/lexed-segment.js';
import type { Loop, Segment } from '../segment.js';
import type { Reporter } from '../validation/reporter.js';

/** A loop while it fills. */
interface OpenLoop extends Loop {
  readonly children: (Segment | Loop)[];
}

/** Where the reading of a loop stands: which place was filled last, and how often each was. One for each depth, used again and again. */
interface Level {
  definition: LoopDefinition;
  loop: OpenLoop;
  at: number;
  /** The last place that was ever filled: only up to there anything was counted. */
  highest: number;
  readonly counts: number[];
  /** How many loops of each name it holds, by the first place of that name. */
  readonly loops: number[];
}

/** A place that a segment could take. */
interface Candidate {
  readonly depth: number;
  readonly index: number;
}

/**
 * Puts segments one after another into the loops of a set. A segment takes the innermost place that lies ahead; one that would
 * pass over something mandatory only when no other place lies ahead. What fits nowhere stays where it stood, with a finding.
 */
export class SetBuilder {
  private readonly levels: Level[] = [];
  /** How many of the levels are open. */
  private depth = 0;
  private previous: LexedSegment | undefined;

  constructor(
    private readonly definition: SetDefinition,
    private readonly reporter: Reporter,
  ) {
    this.open(definition.root, definition.type, 1);
  }

  /** Places one segment. */
  add(segment: LexedSegment): void {
    const tag = segment.tag;
    const ahead = this.ahead(tag);
    if (ahead !== undefined) {
      this.reportOpen(ahead.depth, ahead.index, segment);
      this.take(ahead, segment);
    } else if (!this.recover(tag, segment)) {
      this.reportStray(tag, segment);
      this.top().loop.children.push(segment);
    }
    this.previous = segment;
  }

  /** Ends the set; what is mandatory and still open is reported at the last segment unless the trailer was placed. */
  finish(): Loop {
    const last = this.previous;
    if (last !== undefined) this.reportOpen(0, this.levels[0]?.definition.places.length ?? 0, last);
    return (this.levels[0] as Level).loop;
  }

  /** True when the segment that was placed last is in a loop of that name. */
  isWithin(id: string): boolean {
    for (let depth = this.depth - 1; depth >= 0; depth--) if (this.levels[depth]?.loop.id === id) return true;
    return false;
  }

  private top(): Level {
    return this.levels[this.depth - 1] as Level;
  }

  private ahead(tag: string): Candidate | undefined {
    let costly: Candidate | undefined;
    for (let depth = this.depth - 1; depth >= 0; depth--) {
      const level = this.levels[depth] as Level;
      const index = freePlace(level, tag);
      if (index === undefined) continue;
      const candidate = { depth, index };
      if (!this.passesMandatory(candidate)) return candidate;
      costly ??= candidate;
    }
    return costly;
  }

  private passesMandatory({ depth, index }: Candidate): boolean {
    for (let n = this.depth - 1; n >= depth; n--) {
      const level = this.levels[n] as Level;
      if (hasOpen(level, n === depth ? index : level.definition.places.length)) return true;
    }
    return false;
  }

  private take({ depth, index }: Candidate, segment: LexedSegment): void {
    this.depth = depth + 1;
    const level = this.top();
    level.at = index;
    if (index > level.highest) level.highest = index;
    (level.counts[index] as number)++;
    const place = level.definition.places[index] as PlaceDefinition;
    if (place.loop === undefined) {
      level.loop.children.push(segment);
      return;
    }
    const name = level.definition.byTag.get(place.tag)?.[0] ?? index;
    const inner = this.open(place.loop, place.tag, ++(level.loops[name] as number), segment);
    level.loop.children.push(inner);
  }

  private open(definition: LoopDefinition, id: string, repetition: number, opener?: LexedSegment): OpenLoop {
    const loop: OpenLoop = { kind: 'loop', id, repetition, children: opener === undefined ? [] : [opener] };
    const count = definition.places.length;
    const level = this.levels[this.depth++];
    if (level === undefined || level.counts.length < count) {
      const zeros = (): number[] => new Array<number>(Math.max(count, leastRoom)).fill(0);
      this.levels[this.depth - 1] = { definition, loop, at: 0, highest: 0, counts: zeros(), loops: zeros() };
      return loop;
    }
    for (let n = 0; n <= level.highest; n++) level.counts[n] = level.loops[n] = 0;
    level.highest = 0;
    level.definition = definition;
    level.loop = loop;
    level.at = 0;
    return loop;
  }

  /** A segment that has a place here, but one that is full or lies behind: taken there with a finding. */
  private recover(tag: string, segment: LexedSegment): boolean {
    for (let depth = this.depth - 1; depth >= 0; depth--) {
      const level = this.levels[depth] as Level;
      const places = level.definition.byTag.get(tag);
      if (places === undefined) continue;
      const index = places.findLast((each) => each <= level.at) ?? places[0] ?? 0;
      const place = level.definition.places[index] as PlaceDefinition;
      if (index < level.at)
        this.reporter.report('order', 'segment-out-of-order', `${tag} comes too late here`, segment.place());
      if ((level.counts[index] ?? 0) >= place.max) this.reportRepeated(place, segment);
      this.take({ depth, index }, segment);
      return true;
    }
    return false;
  }

  private reportRepeated(place: PlaceDefinition, segment: LexedSegment): void {
    const what = place.loop === undefined ? place.tag : `The ${place.tag} loop`;
    const message = `${what} comes more than ${place.max === 1 ? 'once' : `${place.max} times`} here`;
    this.reporter.report('repeats', place.loop ? 'loop-repeated' : 'segment-repeated', message, segment.place());
  }

  /** Reports what is mandatory and still open in the levels above `depth`, and at `depth` before `index`. */
  private reportOpen(depth: number, index: number, segment: LexedSegment): void {
    for (let n = this.depth - 1; n >= depth; n--) {
      const level = this.levels[n] as Level;
      const until = n === depth ? index : level.definition.places.length;
      for (const at of level.definition.mandatory) {
        if (isOpen(level, at, until))
          this.reportMissing(level, level.definition.places[at] as PlaceDefinition, segment);
      }
    }
  }

  private reportMissing(level: Level, place: PlaceDefinition, segment: LexedSegment): void {
    // The envelope reports a missing trailer by itself.
    if (place.tag === 'SE' || place.tag === 'UNT') return;
    const where = level.loop.id === this.definition.type ? '' : ` in the ${level.loop.id} loop`;
    const message = `${place.tag} is missing${where}, it is mandatory`;
    const trigger = this.openerOf(level);
    this.reporter.report('mandatory', 'segment-missing', message, this.gap(place.tag, segment), { trigger });
  }

  /** The segment that opened the loop, which is why something must be there. */
  private openerOf(level: Level): FindingTrigger | undefined {
    const [opener] = level.loop.children;
    if (level === this.levels[0] || opener?.kind !== 'segment') return undefined;
    return { tag: opener.tag, segment: opener.position, loop: level.loop.id };
  }

  /** X12 names the segment where the gap was noticed, EDIFACT the last one before it. */
  private gap(tag: string, noticed: LexedSegment): Place {
    const at = this.definition.syntax === 'edifact' ? (this.previous ?? noticed) : noticed;
    return { ...at.place(), tag };
  }

  private reportStray(tag: string, segment: LexedSegment): void {
    if (tag === '') {
      this.reporter.report('unknownSegments', 'empty-segment', 'A segment has no tag', segment.place());
    } else if (!/^[A-Z][A-Z0-9]{1,2}$/.test(tag)) {
      this.reporter.report('unknownSegments', 'segment-tag', 'A segment has a tag that is none', segment.place());
    } else if (this.definition.segment(tag) === undefined) {
      const message = `${tag} is not a segment that the dictionary of ${this.definition.release} knows`;
      this.reporter.report('unknownSegments', 'segment-unknown', message, segment.place());
    } else if (this.definition.tags.has(tag)) {
      this.reporter.report('order', 'segment-out-of-order', `${tag} has no place here`, segment.place());
    } else {
      const message = `${tag} is not a segment of ${this.definition.type}`;
      this.reporter.report('unknownSegments', 'segment-not-in-set', message, segment.place());
    }
  }
}

/** Most loops have fewer places than this. */
const leastRoom = 32;

/** The first place of the tag at or after where the level stands that is not full. */
function freePlace(level: Level, tag: string): number | undefined {
  const places = level.definition.byTag.get(tag);
  if (places === undefined) return undefined;
  for (const index of places) {
    if (index < level.at) continue;
    if ((level.counts[index] ?? 0) < (level.definition.places[index]?.max ?? 1)) return index;
  }
  return undefined;
}

/** True when something mandatory from where the level stands up to `until` is still open. */
function hasOpen(level: Level, until: number): boolean {
  for (const at of level.definition.mandatory) if (isOpen(level, at, until)) return true;
  return false;
}

function isOpen(level: Level, at: number, until: number): boolean {
  return at >= level.at && at < until && (level.counts[at] ?? 0) === 0;
}
