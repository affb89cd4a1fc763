import { type CanonicalDocument, fieldWords, labelOf, type Provenance, singular } from '@quayside/canonical';
import type { EffectRow, Erp } from '@quayside/exchange';
import type { Place } from '@quayside/std';
import type { Stretch } from '@quayside/store';
import type { z } from 'zod';
import type { effectShape, fieldShape, placeShape } from '../../api/shapes.js';

type Field = z.input<typeof fieldShape>;
type ShownPlace = z.input<typeof placeShape>;

/** The leaves of a document: of its lists those of a stretch; what it says as a whole comes first, with the start of the lists. */
export function leavesOf(document: CanonicalDocument, { from, count }: Stretch): readonly Leaf[] {
  const all = leaves(document).filter(({ pointer }) => pointer !== '/type');
  const ofWhole = from === 0 ? all.filter((leaf) => elementOf(leaf) === undefined) : [];
  const listed = all.filter((leaf) => {
    const element = elementOf(leaf);
    return element !== undefined && element >= from && element < from + count;
  });
  return [...ofWhole, ...listed];
}

/** Which element of a list of the document a leaf belongs to. */
function elementOf({ path }: Leaf): number | undefined {
  const [, second] = path;
  return second !== undefined && /^\d+$/.test(second) ? Number(second) : undefined;
}

/** One field as it is shown, with the place that it came from. */
export function presentField({ pointer, value }: Leaf, place: ShownPlace | null): Field {
  return { pointer, ...fieldWords(pointer), value, place };
}

/** "line" and "lines", for what stands in the list "lines". */
export function wordsOfList(name: string): { one: string; many: string } {
  return { one: labelOf(singular(name)).toLowerCase(), many: labelOf(name).toLowerCase() };
}

/** An effect of the ledger, or one that a held document would have if it were accepted. */
type ShownEffect = Pick<EffectRow, 'effect' | 'applied' | 'appliedAt'>;

/** An effect on a receipt of 5,000 lines writes more than anybody reads on a page. */
const mostValues = 1000;

/** What an effect writes, each value with the place that it came from. */
export function presentEffect(row: ShownEffect, erp: Erp | undefined): z.input<typeof effectShape> {
  const { effect, applied, appliedAt } = row;
  return {
    key: effect.key,
    model: effect.model,
    action: effect.action,
    target: effect.target,
    title: effect.title,
    state: applied ? 'applied' : 'planned',
    appliedAt: appliedAt?.toISOString() ?? null,
    records: (applied?.records ?? []).map((record) => ({
      model: record.model,
      id: record.id,
      name: record.name ?? null,
      url: erp?.url(record) ?? '',
    })),
    values: leaves(effect.values)
      .slice(0, mostValues)
      .map(({ pointer, words, value }) => ({
        label: words.join(' › '),
        value: pointer === '/body' ? textOfHtml(value) : value,
        pointer,
        place: placeOf(effect.provenance[pointer]),
      })),
  };
}

/** A note is written to Odoo as HTML, each odd character as its number, and read here for what it says. */
function textOfHtml(html: string): string {
  const text = html.replace(/<\/(?:p|li|tr|th|td)>/g, ' ').replace(/<[^>]*>/g, '');
  return text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/\s+/g, ' ')
    .trim();
}

export function placeOf(place: Place | undefined): ShownPlace | null {
  if (place?.offset === undefined) return null;
  const shown = { offset: place.offset, length: place.length ?? 0 };
  return place.segment === undefined ? shown : { ...shown, segment: place.segment };
}

interface Leaf {
  readonly pointer: string;
  readonly path: readonly string[];
  /** The path for people: what stands in a list is counted from 1, and what has a number as its name keeps it. */
  readonly words: readonly string[];
  readonly value: string;
}

function leaves(value: unknown, path: readonly string[] = [], words: readonly string[] = []): Leaf[] {
  if (value !== null && typeof value === 'object') {
    const wordOf = (key: string) => (Array.isArray(value) ? String(Number(key) + 1) : labelOf(key));
    return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key], [...words, wordOf(key)]));
  }
  if (value === undefined || value === null || value === '') return [];
  const pointer = path.map((step) => `/${step.replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
  return [{ pointer, path, words, value: typeof value === 'string' ? value : JSON.stringify(value) }];
}

/** These pointers and those of everything around them: one of them has the place. */
export function pointersAround(pointers: readonly string[]): readonly string[] {
  const around = new Set<string>();
  for (const pointer of pointers) {
    for (let at = pointer; at !== '' && !around.has(at); at = at.slice(0, at.lastIndexOf('/'))) around.add(at);
  }
  return [...around];
}

/** A field's own place, or that of the nearest thing around it that has one. */
export function nearest(provenance: Provenance, pointer: string): Place | undefined {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const place = provenance[at];
    if (place) return place;
  }
  return undefined;
}
