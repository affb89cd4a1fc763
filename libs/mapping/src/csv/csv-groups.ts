import { type CsvRecord, outside, SetIndex, type SheetFault, type SheetFinding } from '@quayside/edi';
import { type CsvLayout, type CsvRow, isOfKind } from '../compile/csv-layout.js';
import { CsvSegment, placeOf } from './csv-segment.js';
import type { ColumnPlaces } from './csv-columns.js';

/** The rows of one document. */
export interface CsvGroup {
  readonly key: string;
  readonly records: CsvRecord[];
  /** The same as a mapping reads them. */
  readonly content: SetIndex;
}

/** Puts rows together to documents while they come: by equal keys, from one kind of row to the next, or all of them. */
export class CsvGroups {
  private readonly groups = new Map<string, CsvGroup>();
  private current: CsvGroup | undefined;
  readonly findings: SheetFinding[] = [];

  constructor(
    private readonly layout: CsvLayout,
    private readonly places: ColumnPlaces,
  ) {}

  add(record: CsvRecord): void {
    const row = this.rowOf(record);
    if (!row) return this.complain(record, `is of no known kind; ${this.kinds()}`, this.unknownKind());
    const group = this.groupOf(record, row);
    if (!group) return this.complain(record, 'belongs to no document: its key is empty', { is: 'row-alone' });
    const columns = this.places.get(row.tag) ?? [];
    const segment = new CsvSegment(row.tag, record, columns, group.content.length + 1);
    group.content.add(segment, row.tag, outside);
    group.records.push(record);
  }

  /** The documents in the order of their first rows. */
  all(): CsvGroup[] {
    return [...this.groups.values()];
  }

  private rowOf(record: CsvRecord): CsvRow | undefined {
    return this.layout.rows.find((row) => isOfKind(row, record.cells));
  }

  private groupOf(record: CsvRecord, row: CsvRow): CsvGroup | undefined {
    const { key, begins } = this.layout;
    if (key && (key.tag === row.tag || !begins)) return this.byKey(record, row, key.element);
    if (begins === row.tag) this.current = this.open(String(this.groups.size + 1));
    if (!begins && !key) this.current ??= this.open('1');
    return this.current;
  }

  private byKey(record: CsvRecord, row: CsvRow, element: number): CsvGroup | undefined {
    const at = this.places.get(row.tag)?.[element - 1];
    const text = at === undefined ? '' : (record.cells[at]?.text.trim() ?? '');
    // In a hand-made file only the first row of a document names it.
    if (text === '') return this.current;
    this.current = this.groups.get(text) ?? this.open(text);
    return this.current;
  }

  private open(key: string): CsvGroup {
    const group: CsvGroup = { key, records: [], content: new SetIndex('csv') };
    this.groups.set(key, group);
    return group;
  }

  private kinds(): string {
    return this.layout.rows
      .map(({ tag, marker }) => `${tag} has "${marker?.texts.join('" or "') ?? ''}" in cell ${marker?.position ?? 1}`)
      .join(', ');
  }

  private unknownKind(): SheetFault {
    const kinds = this.layout.rows.flatMap(({ marker }) =>
      (marker?.isNot ? [] : (marker?.texts ?? [])).map((text) => ({ text, cell: marker?.position ?? 1 })),
    );
    return { is: 'row-kind', kinds };
  }

  private complain(record: CsvRecord, what: string, fault: SheetFault): void {
    const message = `Row ${record.row} ${what}`;
    this.findings.push({ ...placeOf(record, undefined), code: 'csv-rows', severity: 'fatal', message, fault });
  }
}
