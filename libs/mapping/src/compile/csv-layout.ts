import type { ElementDefinition, LoopDefinition, SegmentDefinition, SetDefinition } from '@quayside/edi';
import { fail, ok, type Result } from '@quayside/std';
import { didYouMean, unknownKey } from '../yaml/nearest.js';
import { keysInOrder } from '../yaml/key-order.js';
import { isGroup, type Said, textIn, under } from './said.js';
import type { Path } from '../rules/path.js';

/** A column as a mapping names it, with what files call it, or where it stands when there are no names. */
export interface CsvColumn {
  readonly name: string;
  /** Compared without case, blanks and punctuation. */
  readonly headers: readonly string[];
  /** Counted from 1. */
  readonly position?: number;
}

/** One kind of row. A file with a single kind calls it `row`. */
export interface CsvRow {
  readonly tag: string;
  /** What tells this kind from others; without it a row is of this kind that is of no other. */
  readonly marker?: RowMarker;
  readonly columns: readonly CsvColumn[];
}

/** A cell, counted from 1, that holds one of these texts, or none of them. */
export interface RowMarker {
  readonly position: number;
  readonly texts: readonly string[];
  readonly isNot: boolean;
}

/** What a mapping says of the rows of a CSV file. */
export interface CsvLayout {
  readonly rows: readonly CsvRow[];
  /** The column whose equal values make rows one document; without it and `begins` each file is one. */
  readonly key?: { readonly tag: string; readonly element: number };
  /** The kind of row that begins a document. */
  readonly begins?: string;
}

type Complain = (said: Said, message: string) => void;

/** Everything that the section `csv` may say. */
export const csvKeys = ['columns', 'rows', 'key', 'begins'];

/** Reads the `csv` section of a mapping. */
export function csvLayout(said: Said, complain: Complain): CsvLayout | undefined {
  if (!isGroup(said.value)) {
    complain(said, 'expected columns, or rows of several kinds');
    return undefined;
  }
  for (const key of Object.keys(said.value).filter((each) => !csvKeys.includes(each))) {
    complain(under(said, key), unknownKey(key, csvKeys));
  }
  const rows = rowsOf(said, complain);
  const layout: CsvLayout = { rows };
  return { ...layout, ...keyOf(said, layout, complain), ...beginsOf(said, layout, complain) };
}

function rowsOf(said: Said, complain: Complain): CsvRow[] {
  const kinds = under(said, 'rows');
  if (kinds.value === undefined) return [{ tag: 'row', columns: columnsOf(under(said, 'columns'), complain) }];
  if (!isGroup(kinds.value)) {
    complain(kinds, 'expected kinds of rows by their names');
    return [];
  }
  const rows = keysInOrder(kinds.value).map((tag) => {
    const kind = under(kinds, tag);
    const marker = markerOf(kind, complain);
    return { tag, columns: columnsOf(under(kind, 'columns'), complain), ...(marker && { marker }) };
  });
  tellUnreached(rows, kinds, complain);
  return rows;
}

const markerShape = /^([1-9]\d{0,3}) is (not )?(\S.*)$/;

// when: 1 is H, 1 is H|K, 1 is not T
function markerOf(kind: Said, complain: Complain): RowMarker | undefined {
  const when = under(kind, 'when');
  const [, position = '', not, texts = ''] = markerShape.exec(textIn(when.value)) ?? [];
  const all = texts.split('|').map((each) => each.trim());
  // "1 is present" would be a row in which the word "present" stands; who wrote it meant something else.
  const isWord = all.some((each) => each === 'present' || each === 'absent' || each === 'single' || each === 'several');
  if (position !== '' && !isWord && all.every((each) => each !== '')) {
    return { position: Number(position), texts: all, isNot: not !== undefined };
  }
  complain(
    when.value === undefined ? kind : when,
    'expected when, such as "1 is H", "1 is H|K" or "1 is not T": what stands in which cell tells this kind of row',
  );
  return undefined;
}

/** Whether a row with these cells is of a kind. */
export function isOfKind({ marker }: CsvRow, cells: readonly { readonly text: string }[]): boolean {
  if (!marker) return true;
  const { position, texts, isNot } = marker;
  return texts.includes(cells[position - 1]?.text.trim() ?? '') !== isNot;
}

/** A kind that an earlier one takes all the rows of. */
function tellUnreached(rows: readonly CsvRow[], kinds: Said, complain: Complain): void {
  rows.forEach(({ tag, marker }, i) => {
    const before = rows.slice(0, i).flatMap((row) => row.marker ?? []);
    const isTaken =
      marker?.isNot === false &&
      marker.texts.every((text) => before.some((each) => takes(each, marker.position, text)));
    if (isTaken) complain(under(under(kinds, tag), 'when'), 'no row is of this kind: one before it takes them all');
  });
}

function takes({ position, texts, isNot }: RowMarker, at: number, text: string): boolean {
  return position === at && texts.includes(text) !== isNot;
}

function columnsOf(said: Said, complain: Complain): CsvColumn[] {
  if (!isGroup(said.value)) {
    complain(said, 'expected columns, each with the names that files have for it, or its position');
    return [];
  }
  return keysInOrder(said.value).map((name) => {
    const { value } = under(said, name);
    const all = (Array.isArray(value) ? value : [value]).map(textIn);
    if (!/^[a-z][A-Za-z0-9]*$/.test(name)) complain(under(said, name), `"${name}" is no name such as orderNumber`);
    const position = all.find((each) => /^\d+$/.test(each));
    const headers = all.filter((each) => each !== '' && !/^\d+$/.test(each));
    return { name, headers, ...(position !== undefined && { position: Number(position) }) };
  });
}

function keyOf(said: Said, layout: CsvLayout, complain: Complain): Pick<CsvLayout, 'key'> {
  const key = under(said, 'key');
  if (key.value === undefined) return {};
  const path = columnPath(textIn(key.value), layout);
  const [step] = path.ok ? path.value.steps : [];
  if (path.ok && step && path.value.element !== undefined)
    return { key: { tag: step.tag, element: path.value.element } };
  complain(key, path.ok ? 'expected a column' : path.error);
  return {};
}

function beginsOf(said: Said, layout: CsvLayout, complain: Complain): Pick<CsvLayout, 'begins'> {
  const begins = under(said, 'begins');
  if (begins.value === undefined) return {};
  const tag = textIn(begins.value);
  if (layout.rows.some((row) => row.tag === tag)) return { begins: tag };
  complain(begins, `there is no kind of row "${tag}"`);
  return {};
}

/** A path of a CSV mapping: a column, `L.quantity` where there are several kinds of rows, or a kind of row alone. */
export function columnPath(text: string, layout: CsvLayout): Result<Path> {
  const [first = '', second] = text.split('.');
  const kind = layout.rows.find((row) => row.tag === first);
  if (kind) return second === undefined ? ok(pathTo(text, kind.tag)) : columnOf(text, kind, second);
  const [only, ...more] = layout.rows;
  if (only && more.length === 0 && second === undefined) return columnOf(text, only, first);
  return fail(`"${text}" names no kind of row; there are ${layout.rows.map((each) => each.tag).join(', ')}`);
}

function columnOf(text: string, row: CsvRow, name: string): Result<Path> {
  const at = row.columns.findIndex((each) => each.name === name);
  if (at >= 0) return ok(pathTo(text, row.tag, at + 1));
  const names = row.columns.map((each) => each.name);
  return fail(`there is no column "${name}"${didYouMean(name, names) || `; there are ${names.join(', ')}`}`);
}

function pathTo(text: string, tag: string, element?: number): Path {
  return { text, look: 'here', steps: [{ tag }], ...(element !== undefined && { element }) };
}

const column = (name: string): ElementDefinition => ({
  kind: 'element',
  id: name,
  type: 'AN',
  min: 0,
  max: 100_000,
  mandatory: false,
  repeat: 1,
});

/** The rows of a layout, seen as a set: so that one language reads them all. */
export function csvDefinition(layout: CsvLayout, name: string): SetDefinition {
  const places = layout.rows.map(({ tag }) => ({ tag, mandatory: false, max: Number.MAX_SAFE_INTEGER }));
  const root: LoopDefinition = {
    id: '',
    places,
    byTag: new Map(places.map(({ tag }, i) => [tag, [i]])),
    mandatory: [],
  };
  const segments = new Map<string, SegmentDefinition>(
    layout.rows.map((row) => [
      row.tag,
      { tag: row.tag, elements: row.columns.map((each) => column(each.name)), relations: [] },
    ]),
  );
  return {
    syntax: 'csv',
    type: name,
    release: '',
    root,
    segment: (tag) => segments.get(tag),
    tags: new Set(segments.keys()),
  };
}
