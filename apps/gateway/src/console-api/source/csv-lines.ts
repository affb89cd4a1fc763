import { Buffer } from 'node:buffer';
import { type CsvRecord, csvEncoding, defaultCsv, readCsv } from '@quayside/edi';
import type { ArrivalRow, DocumentRow, FileRow } from '@quayside/exchange';
import type { CsvAgreement } from '@quayside/mapping';
import type { Place } from '@quayside/std';
import { textIn } from './source-text.js';
import {
  bytesFrom,
  bytesOf,
  mostLines,
  shownBytes,
  type Source,
  type SourcePorts,
  type SourceLine,
  type SourceStart,
} from './source.js';

/** The names of the columns are looked for so far from the start of a file. */
const headerBytes = 64 * 1024;

type CsvDocument = Pick<DocumentRow, 'partner' | 'offset' | 'length' | 'findings' | 'provenance'>;

interface CsvSourceParts {
  readonly file: FileRow;
  readonly arrival: ArrivalRow;
  /** Of one document in it. */
  readonly row?: CsvDocument;
  readonly begin?: SourceStart;
}

/** The rows of a CSV file, or of one document in it below the row that names the columns, one a line. */
export async function csvSource(ports: SourcePorts, { file, arrival, row, begin }: CsvSourceParts): Promise<Source> {
  const whole = row ?? arrival;
  const below = begin ? undefined : row;
  const agreed = await agreedCsv(ports, whole.partner);
  const start = await bytesOf(ports, file, arrival.offset, Math.min(arrival.length, headerBytes));
  const { offset, length, number } = bytesFrom(whole, begin);
  const bytes = await bytesOf(ports, file, offset, Math.min(length, shownBytes));
  const told = { ...agreed, encoding: encodingOf(agreed.encoding, start) };
  const head = below && agreed.header ? await recordsIn(start, told, arrival.offset, 1) : [];
  const found = await recordsIn(bytes, row || begin ? { ...told, skipLines: 0 } : told, offset, mostLines + 1);
  const own = wholeOf(found, length > bytes.length);
  const above = below ? rowsAbove(below, own) : number - 1;
  const next = found[own.length];
  const show = textIn(agreed.encoding, start);
  const line = (record: CsvRecord, from: Buffer, segment: number): SourceLine => ({
    ...show(from.subarray(0, record.length)),
    ...{ offset: record.offset, length: record.length, tag: null, segment },
  });
  return {
    next: next ? { offset: next.offset, number: next.row + above } : null,
    lines: [
      ...head.map((each) => line(each, start.subarray(each.offset - arrival.offset), each.row)),
      ...own.map((each) => line(each, bytes.subarray(each.offset - offset), each.row + above)),
    ],
  };
}

/** As many records as are shown; where the bytes are cut off, the last one may be too, and is left for what follows. */
function wholeOf(records: readonly CsvRecord[], cutOff: boolean): readonly CsvRecord[] {
  return records.slice(0, cutOff && records.length > 1 ? Math.min(records.length - 1, mostLines) : mostLines);
}

async function agreedCsv(ports: SourcePorts, partner: string): Promise<CsvAgreement> {
  const live = await ports.partners.byId(partner);
  return live?.partner.csv?.agreed ?? { ...defaultCsv, header: true };
}

/** One after another: the first of 100,000 mostly tells enough. */
function* placesOf({ provenance, findings }: CsvDocument): Iterable<Place> {
  for (const [, origin] of provenance.entries()) yield origin;
  yield* findings;
}

/** The rows of a document are counted from its first one: what stands above it is known from the place of any field. */
function rowsAbove(document: CsvDocument, records: readonly CsvRecord[]): number {
  for (const { row, offset } of placesOf(document)) {
    if (row === undefined || offset === undefined) continue;
    const record = records.find((each) => each.offset <= offset && offset < each.offset + each.length);
    if (record) return row - record.row;
  }
  return 0;
}

async function recordsIn(bytes: Buffer, agreed: CsvAgreement, offset: number, most: number): Promise<CsvRecord[]> {
  const records: CsvRecord[] = [];
  for await (const event of readCsv(only(bytes), agreed, offset)) {
    if (event.kind === 'record') records.push(event.record);
    if (records.length === most) break;
  }
  return records;
}

async function* only(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** The mark stands at the start of the file only: what is read from its middle has to be told. */
function encodingOf(agreed: string, start: Buffer): string {
  const found = csvEncoding(agreed, start);
  if (!found || found.parsed === 'latin1') return agreed;
  if (found.parsed === 'utf8') return 'utf-8';
  return found.swapped ? 'utf-16be' : 'utf-16le';
}
