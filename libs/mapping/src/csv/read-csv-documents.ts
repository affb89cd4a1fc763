import {
  type CsvEvent,
  type CsvRecord,
  readCsv,
  type SetSummary,
  type SheetFault,
  type SheetFinding,
} from '@quayside/edi';
import { type Finding, isFatal } from '@quayside/std';
import type { CompiledMapping } from '../compile-mapping.js';
import type { CsvLayout } from '../compile/csv-layout.js';
import type { TranslatedDocument, Translation } from '../read/translation.js';
import { byHeader, byPosition, type ColumnPlaces, recognised, repeatedNames, unknownColumns } from './csv-columns.js';
import { type CsvGroup, CsvGroups } from './csv-groups.js';
import type { CsvAgreement } from './csv-agreement.js';
import { checkFooter, isFooter } from './csv-footer.js';
import { placeOf } from './csv-segment.js';
import { rowsDiffer } from './rows-differ.js';

/** A document of a CSV file, or at the end what there is to say about the file. */
export type CsvDocumentEvent =
  | { readonly kind: 'set'; readonly set: SetSummary; readonly translation: Translation }
  | { readonly kind: 'end'; readonly findings: readonly SheetFinding[]; readonly records: readonly CsvRecord[] };

/** A mapping that has a layout of rows. */
export type CsvMapping = CompiledMapping & { readonly layout: CsvLayout };

/**
 * Reads a CSV file to documents by the mapping whose columns it has. Rows are gathered until the file has ended, since those of
 * one document need not stand together. A file with a fatal fault gives no document at all: a part of one is none.
 */
export async function* readCsvDocuments(
  chunks: AsyncIterable<Uint8Array>,
  mappings: readonly CsvMapping[],
  agreed: CsvAgreement,
  fileOffset = 0,
): AsyncGenerator<CsvDocumentEvent> {
  const file = new CsvFile(mappings, agreed);
  for await (const event of readCsv(chunks, agreed, fileOffset)) file.take(event);
  yield* file.finish();
}

class CsvFile {
  private readonly findings: SheetFinding[] = [];
  private readonly records: CsvRecord[] = [];
  private header: CsvRecord | undefined;
  private reading: { mapping: CsvMapping; places: ColumnPlaces; groups: CsvGroups } | undefined;
  private width = 0;

  constructor(
    private readonly mappings: readonly CsvMapping[],
    private readonly agreed: CsvAgreement,
  ) {}

  take(event: CsvEvent): void {
    if (event.kind === 'finding') return void this.findings.push(event.finding);
    const { record } = event;
    const isFirst = this.records.length === 0;
    this.records.push(record);
    if (isFirst) this.begin(record);
    if (!isFirst || !this.agreed.header) this.row(record);
  }

  *finish(): Generator<CsvDocumentEvent> {
    const { reading } = this;
    const all = reading?.groups.all() ?? [];
    const told = [...this.findings, ...(reading?.groups.findings ?? [])];
    const faults = all.length === 0 && !told.some(isFatal) ? [...told, nothingIn()] : told;
    const groups = faults.some(isFatal) ? [] : all;
    for (const [index, group] of groups.entries()) yield this.documentOf(group, index);
    yield { kind: 'end', findings: faults, records: this.records };
  }

  private documentOf(group: CsvGroup, index: number): CsvDocumentEvent {
    const translation = this.reading?.mapping.read(group) ?? { documents: [], findings: [] };
    return { kind: 'set', set: summaryOf(group, index), translation: this.withColumns(translation, group) };
  }

  private row(record: CsvRecord): void {
    const { reading, agreed } = this;
    if (!reading) return;
    if (agreed.footer && isFooter(record, agreed.footer)) {
      const rows = this.records.length - 1 - (this.header ? 1 : 0);
      return void this.findings.push(...checkFooter(record, agreed.footer, rows));
    }
    if (record.cells.every((cell) => cell.text.trim() === '')) return;
    if (this.header && namesAgain(record, this.header)) return void this.findings.push(passedOver(record));
    if (this.header) this.checkWidth(record, this.header);
    reading.groups.add(record);
  }

  private checkWidth(record: CsvRecord, header: CsvRecord): void {
    const { length } = record.cells;
    if (length > this.width) this.tooWide(record);
    if (length < this.width) this.findings.push(tooNarrow(record, header));
  }

  private begin(record: CsvRecord): void {
    if (!this.agreed.header) {
      const [mapping] = this.mappings;
      if (mapping) this.follow(mapping, byPosition(mapping.layout));
      return;
    }
    this.header = record;
    this.width = record.cells.length;
    this.findings.push(...repeatedNames(record));
    const ranked = this.mappings
      .map((mapping) => ({ mapping, places: byHeader(mapping.layout, record) }))
      .filter(({ mapping, places }) => hasKey(mapping.layout, places))
      .sort((a, b) => recognised(b.places) - recognised(a.places));
    const [best, next] = ranked;
    if (!best || recognised(best.places) < 2) return this.unlike(record);
    if (next && recognised(next.places) === recognised(best.places)) return this.unclear(record);
    this.follow(best.mapping, best.places);
  }

  private follow(mapping: CsvMapping, places: ColumnPlaces): void {
    this.reading = { mapping, places, groups: new CsvGroups(mapping.layout, places) };
  }

  private unlike(record: CsvRecord): void {
    const other = otherDelimiter(record, this.agreed.delimiter);
    if (other !== undefined) {
      const apart = other === '\t' ? 'a tab' : `"${other}"`;
      const message = `The cells of the first row stand apart by ${apart}, and "${this.agreed.delimiter}" was agreed`;
      const fault: SheetFault = { is: 'other-delimiter', found: other, agreed: this.agreed.delimiter };
      return void this.findings.push({ ...columnsFault(record, message), fault });
    }
    const columns = this.mappings.map(({ layout }) => columnNames(layout));
    const known = this.mappings.map(({ documents }, i) => `${documents.join(' or ')}: ${columns[i]?.join(', ')}`);
    const message = `The first row names none of the columns that were agreed. There are, for ${known.join('; for ')}`;
    this.findings.push({ ...columnsFault(record, message), fault: { is: 'columns-unknown', known: columns } });
  }

  private unclear(record: CsvRecord): void {
    const message =
      'The columns fit several of the documents that were agreed; the name of the file must say which it is';
    this.findings.push({ ...columnsFault(record, message), fault: { is: 'columns-unclear' } });
  }

  private tooWide(record: CsvRecord): void {
    const message = `Row ${record.row} has ${record.cells.length} cells, and there are ${this.width} columns; mostly a cell with "${this.agreed.delimiter}" in it is not quoted`;
    const { delimiter } = this.agreed;
    const fault: SheetFault = { is: 'row-long', cells: record.cells.length, columns: this.width, delimiter };
    this.findings.push({ ...placeOf(record, this.width), code: 'csv-rows', severity: 'fatal', message, fault });
  }

  /** Columns of the file that no mapping knows were said, too. */
  private withColumns(translation: Translation, group: CsvGroup): Translation {
    const { header, reading } = this;
    if (!header || !reading) return translation;
    const unknown = unknownColumns(reading.places, header.cells.length).filter((at) =>
      group.records.some((record) => (record.cells[at]?.text.trim() ?? '') !== ''),
    );
    const left = unknown.map((at) => ({ ...placeOf(header, at), text: header.cells[at]?.text ?? '' }));
    const documents = translation.documents.map((each): TranslatedDocument => ({
      ...each,
      leftovers: [...each.leftovers, ...left],
      findings: [...each.findings, ...rowsDiffer(each)],
    }));
    return { ...translation, documents };
  }
}

/** Programs leave out empty cells at the end of a row; a row that was cut looks the same. */
function tooNarrow(record: CsvRecord, header: CsvRecord): SheetFinding {
  const { length } = record.cells;
  const empty = header.cells.slice(length).map(({ text }) => text);
  const missing = empty.map((text) => `"${text}"`);
  const message = `Row ${record.row} has ${length} cells, and there are ${header.cells.length} columns; ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} empty in it`;
  const fault: SheetFault = { is: 'row-short', cells: length, columns: header.cells.length, empty };
  return { ...placeOf(record, length - 1), code: 'csv-rows', severity: 'warn', message, fault };
}

function columnsFault(record: CsvRecord, message: string): Finding {
  return { ...placeOf(record, undefined), code: 'csv-columns', severity: 'fatal', message };
}

/** The columns by the names that files usually have for them. */
function columnNames({ rows }: CsvLayout): string[] {
  return rows.flatMap((row) => row.columns.map((each) => each.headers[0] ?? each.name));
}

/** Whether a row names the columns once more, as files do that were put together of several. */
function namesAgain(record: CsvRecord, header: CsvRecord): boolean {
  const texts = ({ cells }: CsvRecord) => cells.map(({ text }) => text.trim());
  return texts(record).join('\n') === texts(header).join('\n');
}

function passedOver(record: CsvRecord): SheetFinding {
  const message = `Row ${record.row} names the columns once more, and was passed over`;
  return { ...placeOf(record, undefined), code: 'csv-rows', severity: 'info', message, fault: { is: 'names-again' } };
}

const delimiters = [';', ',', '\t', '|'];

/** Another delimiter that stands in a row of one cell, or of few. */
function otherDelimiter({ cells }: CsvRecord, agreed: string): string | undefined {
  const text = cells.map((cell) => cell.text).join(agreed);
  const counts = delimiters.map((sign) => ({ sign, count: text.split(sign).length - 1 }));
  const [most] = counts.toSorted((a, b) => b.count - a.count);
  const own = counts.find(({ sign }) => sign === agreed)?.count ?? cells.length - 1;
  return most && most.count > Math.max(1, own) ? most.sign : undefined;
}

/** Without the column that makes a document of rows a file is of another kind. */
function hasKey({ key }: CsvLayout, places: ColumnPlaces): boolean {
  return !key || places.get(key.tag)?.[key.element - 1] !== undefined;
}

function nothingIn(): SheetFinding {
  return { code: 'csv-rows', severity: 'fatal', message: 'The file has no rows of data', fault: { is: 'empty' } };
}

function summaryOf(group: CsvGroup, index: number): SetSummary {
  const first = group.records[0];
  const last = group.records.at(-1);
  const offset = first?.offset ?? 0;
  return {
    type: 'CSV',
    release: '',
    reference: group.key,
    group: null,
    index,
    offset,
    length: last ? last.offset + last.length - offset : 0,
    segments: group.records.length,
    verdict: 'accepted',
    findings: [],
  };
}
