import { Buffer } from 'node:buffer';
import { type CsvRecord, csvEncoding, defaultCsv, readCsv } from '@quayside/edi';
import type { ArrivalRow, DocumentRow, FileRow, Ports } from '@quayside/exchange';
import type { CsvAgreement } from '@quayside/partners';
import { textIn } from './source-text.js';
import { bytesOf, mostLines, shownBytes, type Source } from './source.js';

/** The names of the columns are looked for so far from the start of a file. */
const headerBytes = 64 * 1024;

/** The rows of a CSV file, or of one document in it below the row that names the columns, one a line. */
export async function csvSource(
  ports: Ports,
  at: { readonly file: FileRow; readonly arrival: ArrivalRow; readonly row?: DocumentRow },
): Promise<Source> {
  const { file, arrival, row } = at;
  const agreed = await agreedCsv(ports, row?.partner ?? arrival.partner);
  const start = await bytesOf(ports, file, arrival.offset, Math.min(arrival.length, headerBytes));
  const { offset, length } = row ?? arrival;
  const bytes = await bytesOf(ports, file, offset, Math.min(length, shownBytes));
  const encoding = encodingOf(agreed.encoding, start);
  const show = textIn(agreed.encoding, start);
  const head = row && agreed.header ? await recordsIn(start, { ...agreed, encoding }, arrival.offset, 1) : [];
  const inner = { ...agreed, encoding, skipLines: row ? 0 : agreed.skipLines };
  const own = await recordsIn(bytes, inner, offset, mostLines);
  const above = row ? rowsAbove(row, own) : 0;
  const last = own.at(-1);
  const lines = [...head.map((each) => [each, 0] as const), ...own.map((each) => [each, above] as const)];
  return {
    truncated: last !== undefined && last.offset + last.length + 2 < offset + length,
    lines: lines.map(([each, more]) => {
      const from =
        each.offset < offset ? start.subarray(each.offset - arrival.offset) : bytes.subarray(each.offset - offset);
      return {
        ...show(from.subarray(0, each.length)),
        ...{ offset: each.offset, length: each.length, tag: null, segment: each.row + more },
      };
    }),
  };
}

async function agreedCsv(ports: Ports, partner: string): Promise<CsvAgreement> {
  const live = await ports.partners.byId(partner);
  return live?.partner.csv?.agreed ?? { ...defaultCsv, header: true };
}

/** The rows of a document are counted from its first one: what stands above it is known from the place of any field. */
function rowsAbove({ provenance, findings }: DocumentRow, records: readonly CsvRecord[]): number {
  for (const { row, offset } of [...Object.values(provenance), ...findings]) {
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
