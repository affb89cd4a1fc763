import type { CanonicalDocument, Provenance } from '@quayside/canonical';
import type { Runtime } from '@quayside/runtime';
import { documentHead, documentStretch, placesOf, type DocumentHead, type DocumentStretch } from '@quayside/store';
import type { z } from 'zod';
import { leavesOf, nearest, placeOf, pointersAround, presentField, wordsOfList } from './present-fields.js';
import { sourceOfDocument } from '../source/read-source.js';
import type { Source, SourceStart } from '../source/source.js';
import type { fieldPageShape } from '../../api/shapes.js';

type FieldPage = z.input<typeof fieldPageShape>;

/** Of a catalogue of 20,000 lines a page shows so many at once, of whatever the document lists. */
const elementsShown = 200;
/** Lines may hold lists themselves: nobody reads more fields than this, and no browser shows more at once. */
const mostFields = 4000;

/** The first stretch of what a document says: enough for its first fields and for the start of its JSON text. */
export const firstStretch = { from: 0, count: 1000 };

export interface Said {
  readonly fields: FieldPage;
  /** Of the fields shown, and of those that were asked for. */
  readonly provenance: Provenance;
}

/** The fields of a stretch that begins at an element, with their places; those of the document as a whole come first of all. */
export async function saidFrom(
  { database }: Pick<Runtime, 'database'>,
  id: string,
  { stretch, from, alsoPlacesOf = [] }: { stretch: DocumentStretch; from: number; alsoPlacesOf?: readonly string[] },
): Promise<Said> {
  const all = leavesOf(stretch.document, { from, count: elementsShown });
  const shown = all.slice(0, mostFields);
  const pointers = [...shown.map((each) => each.pointer), ...alsoPlacesOf];
  const provenance = await placesOf(database, id, pointersAround(pointers));
  return {
    provenance,
    fields: {
      rows: shown.map((leaf) => presentField(leaf, placeOf(nearest(provenance, leaf.pointer)))),
      leftOut: all.length - shown.length,
      ...whatFollows(stretch, from),
    },
  };
}

export const nothingSaid: Said = { provenance: {}, fields: { rows: [], leftOut: 0, next: null, list: null } };

function whatFollows({ lists }: DocumentStretch, from: number): Pick<FieldPage, 'next' | 'list'> {
  const [longest] = [...lists].sort((a, b) => b.length - a.length);
  if (!longest) return { next: null, list: null };
  const next = from + elementsShown;
  return {
    next: next < longest.length ? next : null,
    list: { ...wordsOfList(longest.name), length: longest.length },
  };
}

/** The next fields of a long document. Nothing, if there is no such document. */
export async function fieldsFrom(runtime: Runtime, id: string, from: number): Promise<FieldPage | undefined> {
  const stretch = await documentStretch(runtime.database, id, { from, count: elementsShown });
  return stretch && (await saidFrom(runtime, id, { stretch, from })).fields;
}

/** The next raw text of a long document. Nothing, if there is no such document or it does not go that far. */
export async function sourceFrom(runtime: Runtime, id: string, begin: SourceStart): Promise<Source | undefined> {
  const { database, ports } = runtime;
  const row = await documentHead(database, id);
  if (!row || begin.offset < row.offset || begin.offset >= row.offset + row.length) return undefined;
  const { arrival, file } = await whence(runtime, row);
  return sourceOfDocument(ports, { file, arrival, row: { ...row, provenance: {} } }, begin);
}

/** The file and the arrival that a document came in. */
export async function whence({ ports }: Pick<Runtime, 'ports'>, row: Pick<DocumentHead, 'id' | 'arrival'>) {
  const arrival = await ports.store.arrival(row.arrival);
  const file = arrival && (await ports.store.file(arrival.file));
  if (!arrival || !file) throw new TypeError(`document ${row.id} has no file`);
  return { arrival, file };
}

/** As much of the JSON text as a page shows. */
const mostJson = 256 * 1024;

/** The canonical document as text, the start of it if it is long. */
export function jsonOf({ document, lists }: DocumentStretch): string {
  const json = JSON.stringify(document satisfies CanonicalDocument, null, 2);
  const isCut = lists.some(({ length }) => length > firstStretch.count);
  const shown = json.length <= mostJson ? json : json.slice(0, json.lastIndexOf('\n', mostJson));
  return isCut || shown.length < json.length ? `${shown}\n... the rest is not shown` : shown;
}
