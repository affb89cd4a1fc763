import { Buffer } from 'node:buffer';
import { Readable } from 'node:stream';
import { isStorable, storable } from '@quayside/std';
import { CsvError, type Info, parse } from 'csv-parse';
import { WithinFiller } from '../file-ends.js';
import { finding } from '../findings/edi-finding.js';
import { beforeRecord, cellSpans, lineBreaks, type RecordSyntax } from './cell-spans.js';
import { type CsvEncoding, csvEncoding } from './csv-encoding.js';
import type { CsvCell, CsvRecord } from './csv-record.js';
import { type CsvSettings, defaultCsv } from './csv-settings.js';
import { restored, withoutTextFormula } from './formulas.js';
import type { SheetFault, SheetFinding } from './sheet-fault.js';

/** What a CSV file holds, in order: its records, and what is wrong with it. Nothing follows a fatal finding. */
export type CsvEvent =
  | { readonly kind: 'record'; readonly record: CsvRecord }
  | { readonly kind: 'finding'; readonly finding: SheetFinding };

/**
 * Reads the bytes of a CSV file. csv-parse finds records and texts; each cell knows its bytes in the file besides. Any mixture
 * of line breaks is understood; empty lines are none of the records. Memory: one chunk and one record.
 *
 * @example
 * for await (const event of readCsv(chunks, { delimiter: ';' })) if (event.kind === 'record') console.log(event.record.cells);
 */
export async function* readCsv(
  chunks: AsyncIterable<Uint8Array>,
  settings: Partial<CsvSettings> = {},
  fileOffset = 0,
): AsyncGenerator<CsvEvent> {
  const within = new WithinFiller();
  const source = await startOf(within.of(chunks));
  const contentOffset = fileOffset + within.before;
  const agreed = { ...defaultCsv, ...settings };
  const encoding = csvEncoding(agreed.encoding, source.first);
  if (!encoding) {
    const message = `There is no encoding "${agreed.encoding}" that a CSV file can have; the profile names another one`;
    yield { kind: 'finding', finding: finding('csv-encoding', 'fatal', message, { offset: contentOffset }) };
    return;
  }
  const whole = asDeclared(agreed, source.first, encoding);
  const window = new Window(encoding, whole, contentOffset, encoding.foreign(latin1Of(source.first)));
  const limits = new CellLimits(whole);
  const parser = Readable.from(window.through(source.all())).pipe(parserFor(whole, encoding));
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      const taken = window.take(record, info);
      if (isNothing(taken)) continue;
      if (window.foreign) yield { kind: 'finding', finding: window.foreign };
      const events = limits.eventsOf(taken, encoding);
      yield* events;
      if (limits.reached) return;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield { kind: 'finding', finding: syntaxFinding(error, contentOffset, whole) };
  }
}

/** The bytes that a Window has handed to csv-parse and that no record has taken yet. */
class Window {
  private held: Uint8Array = new Uint8Array(0);
  private base = 0;
  private row = 1;
  private linesToSkip: number;
  /** In which encoding the file showed that it is written, where that is another one than was agreed. */
  private shown: string | undefined;
  /** That the record taken last is the first one in another encoding than agreed. */
  foreign: SheetFinding | undefined;

  constructor(
    private readonly encoding: CsvEncoding,
    private readonly settings: CsvSettings,
    private readonly fileOffset: number,
    /** In which encoding its beginning shows that it is written, where that is another one than was agreed. */
    private readonly likely: string | undefined,
  ) {
    this.linesToSkip = settings.skipLines;
  }

  async *through(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
    let odd = Buffer.alloc(0);
    let isFirst = true;
    for await (const chunk of chunks) {
      let bytes = Buffer.concat([odd, chunk]);
      const even = this.encoding.swapped ? bytes.length - (bytes.length % 2) : bytes.length;
      odd = Buffer.from(bytes.subarray(even));
      bytes = bytes.subarray(0, even);
      if (this.encoding.swapped) bytes = Buffer.from(bytes).swap16();
      // The mark counts in the file, but csv-parse is given the text behind it.
      if (isFirst && bytes.length > 0) {
        isFirst = false;
        this.base = this.encoding.mark;
        bytes = bytes.subarray(this.encoding.mark);
      }
      this.held = this.held.length === 0 ? bytes : Buffer.concat([this.held, bytes]);
      if (bytes.length > 0) yield bytes;
    }
  }

  /** The record that ends where csv-parse says. */
  take(texts: readonly string[], info: Info): CsvRecord {
    const { unit, mark, foreign } = this.encoding;
    const end = info.bytes + mark - this.base;
    const bytes = this.held.subarray(0, end);
    const skipped = beforeRecord(bytes, unit, this.linesToSkip, this.settings.comment?.charCodeAt(0) ?? 0);
    this.linesToSkip = 0;
    const offset = this.fileOffset + this.base + skipped;
    const own = bytes.subarray(skipped);
    const spans = cellSpans(own, syntaxOf(this.settings, this.encoding), offset);
    const isKnown = spans.length === texts.length;
    const whole = { offset, length: own.length };
    const told = (text: string) => foreign(text, this.likely);
    const first = this.shown === undefined ? texts.findIndex((text) => told(text) !== undefined) : -1;
    if (first >= 0) this.shown = told(texts[first] ?? '');
    const cells = texts.map((text, i): CsvCell => ({ text: this.meant(text), ...((isKnown && spans[i]) || whole) }));
    const row = this.row + lineBreaks(bytes.subarray(0, skipped), unit);
    this.row = row + lineBreaks(own, unit);
    this.foreign = first < 0 ? undefined : this.toldForeign(cells[first] ?? whole, row, first + 1);
    this.held = this.held.subarray(end);
    this.base += end;
    return { cells, row, ...whole };
  }

  private meant(parsed: string): string {
    const text = withoutTextFormula(this.encoding.text(parsed, this.shown));
    return this.settings.formulas === 'neutralised' ? restored(text) : text;
  }

  private toldForeign(
    { offset, length }: Pick<CsvCell, 'offset' | 'length'>,
    row: number,
    column: number,
  ): SheetFinding {
    const used = namesOfUsed[this.shown ?? ''];
    const message = `The profile says ${this.settings.encoding} under csv.encoding, and row ${row}, column ${column} is written in ${used}: it was read so`;
    return finding('encoding-used', 'info', message, { offset, length, row, column });
  }
}

const namesOfUsed: Readonly<Record<string, string>> = { 'utf-8': 'UTF-8', cp850: 'the code page 850 of DOS' };

const latin1Of = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** A row of nothing but what old programs and mainframes fill a file with. */
// eslint-disable-next-line no-control-regex -- these are such characters
const filler = /^[\0\u001a]*$/;

/** How a file is written whose first line says its delimiter, as spreadsheets have it: `sep=;`. */
function asDeclared(agreed: CsvSettings, first: Uint8Array, encoding: CsvEncoding): CsvSettings {
  const start = Buffer.from(first.subarray(encoding.mark, longestDeclaration));
  if (encoding.swapped && start.length % 2 === 0) start.swap16();
  const [, delimiter] = /^sep=([^\r\n])(?:\r\n|\r|\n)/i.exec(start.toString(encoding.parsed)) ?? [];
  return delimiter === undefined ? agreed : { ...agreed, delimiter, skipLines: agreed.skipLines + 1 };
}

/** Bytes, in UTF-16 and with a mark. */
const longestDeclaration = 2 + 2 * 'sep=;\r\n'.length;

interface Started {
  readonly first: Uint8Array;
  all(): AsyncGenerator<Uint8Array>;
}

/** The first bytes of a file, and all of it from the start. */
async function startOf(chunks: AsyncIterable<Uint8Array>): Promise<Started> {
  const iterator = chunks[Symbol.asyncIterator]();
  let first = Buffer.alloc(0);
  while (first.length < longestDeclaration) {
    const next = await iterator.next();
    if (next.done) break;
    first = Buffer.concat([first, next.value]);
  }
  return {
    first,
    async *all() {
      yield first;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    },
  };
}

function parserFor(settings: CsvSettings, encoding: CsvEncoding) {
  return parse({
    info: true,
    encoding: encoding.parsed,
    delimiter: settings.delimiter,
    quote: settings.quote ?? false,
    // 3/4" in a cell that is not quoted is an inch mark.
    relax_quotes: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    from_line: settings.skipLines + 1,
    max_record_size: settings.maxRecordSize,
    comment: settings.comment ?? null,
    comment_no_infix: true,
  });
}

function syntaxOf({ delimiter, quote }: CsvSettings, { unit }: CsvEncoding): RecordSyntax {
  return { delimiter: delimiter.charCodeAt(0), quote: quote?.charCodeAt(0) ?? 0, unit };
}

/** Where files were joined, the end of one of them may stand between two rows. */
function isNothing({ cells: [first, ...others] }: CsvRecord): boolean {
  return first !== undefined && others.length === 0 && first.length > 0 && filler.test(first.text);
}

/** How far a file is read: up to so many cells, and faults of its encoding. */
class CellLimits {
  #cells = 0;
  #faults = 0;
  /** Nothing more is read. */
  reached = false;

  constructor(private readonly settings: Pick<CsvSettings, 'maxColumns' | 'maxCells' | 'encoding'>) {}

  /** What a record gives: itself, and what is wrong with its cells. */
  eventsOf(record: CsvRecord, encoding: CsvEncoding): readonly CsvEvent[] {
    const beyond = this.#beyond(record.cells.length);
    if (beyond !== undefined) return this.#end([], tooMuch(record, beyond));
    const faults = undecodable(record, encoding, this.settings);
    const kept = { kind: 'record' as const, record: faults.length === 0 ? record : storableRecord(record) };
    const events: CsvEvent[] = [kept, ...faults.map((fault) => ({ kind: 'finding' as const, finding: fault }))];
    // A file in another encoding than agreed has a fault in each cell.
    this.#faults += faults.length;
    return this.#faults < mostFaults ? events : this.#end(events, tooManyFaults(record, this.settings));
  }

  #end(events: readonly CsvEvent[], last: SheetFinding): readonly CsvEvent[] {
    this.reached = true;
    return [...events, { kind: 'finding', finding: last }];
  }

  #beyond(columns: number): string | undefined {
    const { maxColumns, maxCells } = this.settings;
    this.#cells += columns;
    if (columns > maxColumns) return `Row has ${columns} cells, at most ${maxColumns} are read (csv.maxColumns)`;
    return this.#cells > maxCells ? `The file has more than ${maxCells} cells (csv.maxCells)` : undefined;
  }
}

function tooMuch({ offset, length, row }: CsvRecord, what: string): SheetFinding {
  const message = `${what.replace(/^Row/, `Row ${row}`)}. The rows from there on were not read`;
  return { ...finding('csv-limit', 'fatal', message, { offset, length, row }), fault: { is: 'too-large' } };
}

/** Of so many cells that are no text the file tells enough. */
const mostFaults = 100;

type Agreed = Pick<CsvSettings, 'encoding'>;

function undecodable({ cells, row }: CsvRecord, encoding: CsvEncoding, agreed: Agreed): SheetFinding[] {
  return cells.flatMap(({ text, offset, length }, i) => {
    const what = brokenIn(text, encoding);
    if (what === undefined) return [];
    const message = `Row ${row}, column ${i + 1} holds ${what}, the profile says so under csv.encoding`;
    const fault: SheetFault = { is: 'not-text', encoding: agreed.encoding };
    return [{ ...finding('csv-encoding', 'fatal', message, { offset, length, row, column: i + 1 }), fault }];
  });
}

const elsewhere = 'If the file is in another encoding, such as';

/** What a text holds that is no text in the encoding that was agreed, and which one it may be in. */
function brokenIn(text: string, { parsed }: CsvEncoding): string | undefined {
  if (text.includes('\0')) return `U+0000, which is no character of a text. ${elsewhere} UTF-16`;
  if (parsed === 'utf8' && text.includes('\ufffd')) return `bytes that are not UTF-8. ${elsewhere} windows-1252`;
  if (isStorable(text)) return undefined;
  return `bytes that are not UTF-16. ${elsewhere} windows-1252`;
}

function storableRecord(record: CsvRecord): CsvRecord {
  return { ...record, cells: record.cells.map((cell) => ({ ...cell, text: storable(cell.text) })) };
}

function tooManyFaults({ offset, length, row }: CsvRecord, { encoding }: Agreed): SheetFinding {
  const message = `More than ${mostFaults} cells are no text in the encoding that was agreed. The rows from there on were not read`;
  const fault: SheetFault = { is: 'not-text', encoding };
  return { ...finding('csv-encoding', 'fatal', message, { offset, length, row }), fault };
}

const explanations: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote that opens a cell is never closed',
  CSV_MAX_RECORD_SIZE:
    'a record is larger than the limit (csv.maxRecordSize); mostly a quote that opens a cell is never closed',
  CSV_INVALID_CLOSING_QUOTE: 'text stands behind the quote that closes a cell; a quote within a cell is written twice',
  INVALID_OPENING_QUOTE: 'a quote stands within a cell that is not quoted; quote the cell, and write the quote twice',
};

const syntaxFaults: Readonly<Record<string, SheetFault>> = {
  CSV_QUOTE_NOT_CLOSED: { is: 'quote-open' },
  CSV_MAX_RECORD_SIZE: { is: 'quote-open' },
  CSV_INVALID_CLOSING_QUOTE: { is: 'quote-inside' },
  INVALID_OPENING_QUOTE: { is: 'quote-inside' },
};

function syntaxFinding(error: CsvError, fileOffset: number, { skipLines }: CsvSettings): SheetFinding {
  const { lines: reached, bytes, records } = error as unknown as { lines?: number; bytes?: number; records?: number };
  // A quote that is never closed is noticed at the end of the file, and stands in the record behind the last one.
  const lines =
    syntaxFaults[error.code]?.is === 'quote-open' && records !== undefined ? skipLines + records + 1 : reached;
  const why = explanations[error.code] ?? error.message;
  const message = `Row ${lines ?? '?'}: ${why}. The rows from there on were not read`;
  const place = {
    ...(bytes !== undefined && { offset: fileOffset + bytes }),
    ...(lines !== undefined && { row: lines }),
  };
  return {
    ...finding('csv-syntax', 'fatal', message, place),
    fault: syntaxFaults[error.code] ?? { is: 'quote-inside' },
  };
}
