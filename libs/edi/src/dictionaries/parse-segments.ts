import type { CompositeDefinition, ElementDefinition, ElementType, Relation, SegmentDefinition } from './definition.js';

/** What a simple element is by itself, before a segment uses it. */
export interface ElementFacts {
  readonly type: ElementType;
  readonly min: number;
  readonly max: number;
  readonly name?: string;
}

/** The texts of a dictionary in compact form. */
export interface SegmentSource {
  readonly elements: string;
  readonly composites: string;
  readonly segments: string;
  readonly codes: Readonly<Record<string, string>>;
}

/** Looks up segments of a dictionary; each is parsed when it is asked for first. */
export function segmentLookup(source: SegmentSource): (tag: string) => SegmentDefinition | undefined {
  const elements = elementFacts(source.elements);
  const composites = entries(source.composites);
  const segments = entries(source.segments);
  const codes = codeLookup(source.codes);
  const parsed = new Map<string, SegmentDefinition>();
  const uses = (body: string): (ElementDefinition | CompositeDefinition)[] =>
    words(body).map((word) => use(word, { elements, composites, codes, uses }));
  return (tag) => {
    const known = parsed.get(tag);
    if (known !== undefined) return known;
    const body = segments.get(tag);
    if (body === undefined) return undefined;
    const made = { tag, elements: uses(body), relations: relationsOf(body) };
    parsed.set(tag, made);
    return made;
  };
}

interface Tables {
  readonly elements: ReadonlyMap<string, ElementFacts>;
  readonly composites: ReadonlyMap<string, string>;
  readonly codes: (id: string) => ReadonlySet<string> | undefined;
  readonly uses: (body: string) => (ElementDefinition | CompositeDefinition)[];
}

/** One word of a segment: number, "!" when mandatory, "*n" when it repeats. */
function use(word: string, tables: Tables): ElementDefinition | CompositeDefinition {
  const [, id = '', mark, repeats] = /^([A-Z0-9]+)(!?)(?:\*(\d+))?$/.exec(word) ?? [];
  const mandatory = mark === '!';
  const repeat = repeats === undefined ? 1 : Number(repeats);
  const composite = tables.composites.get(id);
  if (composite !== undefined) {
    const components = tables.uses(composite).filter((part) => part.kind === 'element');
    return { kind: 'composite', id, mandatory, repeat, components, relations: relationsOf(composite) };
  }
  const facts = tables.elements.get(id);
  if (facts === undefined) throw new TypeError(`dictionary: no element ${id}`);
  const codes = tables.codes(id);
  return { kind: 'element', id, mandatory, repeat, ...facts, ...(codes && { codes }) };
}

function elementFacts(source: string): ReadonlyMap<string, ElementFacts> {
  const facts = new Map<string, ElementFacts>();
  for (const line of source.trim().split('\n')) {
    const [id = '', type = 'AN', min = '1', max = '1', ...name] = line.split(' ');
    const named = name.length === 0 ? {} : { name: name.join(' ') };
    facts.set(id, { type: type as ElementType, min: Number(min), max: Number(max), ...named });
  }
  return facts;
}

/** "TAG body" lines by tag; an indented line goes on with the one before. */
function entries(source: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of source.replace(/\n\s+/g, ' ').trim().split('\n')) {
    const space = line.indexOf(' ');
    if (line !== '') found.set(space < 0 ? line : line.slice(0, space), space < 0 ? '' : line.slice(space + 1));
  }
  return found;
}

function words(body: string): string[] {
  return (body.split('|')[0] ?? '').split(' ').filter((word) => word !== '');
}

function relationsOf(body: string): Relation[] {
  const notes = (body.split('|')[1] ?? '').split(' ').filter((word) => word !== '');
  return notes.map((note) => {
    const positions = (note.slice(1).match(/\d\d/g) ?? []).map(Number);
    const bits = positions.reduce((sum, position) => sum | (1 << position), 0);
    const mask = positions.every((position) => position < highestBit) ? bits : 0;
    return { kind: note.charAt(0) as Relation['kind'], positions, mask };
  });
}

/** Positions from here on have no bit in a mask. */
const highestBit = 32;

function codeLookup(lists: Readonly<Record<string, string>>): (id: string) => ReadonlySet<string> | undefined {
  const sets = new Map<string, ReadonlySet<string>>();
  return (id) => {
    const list = lists[id];
    if (list === undefined) return undefined;
    const known = sets.get(id) ?? new Set(list.trim().split(/\s+/));
    sets.set(id, known);
    return known;
  };
}
