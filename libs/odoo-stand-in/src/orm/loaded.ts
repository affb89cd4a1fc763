import type { StandInRow, StandInTransaction } from './records.js';
import { number, text, type Row } from './values.js';

export const dataModel = 'ir.model.data';

/** What a call has not loaded yet. Whoever runs the call loads it, and runs it again from its beginning. */
export class NotLoaded extends Error {
  override readonly name = 'NotLoaded';

  constructor(readonly load: (loaded: Loaded, records: StandInTransaction) => Promise<void>) {
    super('a record was asked for that is not loaded');
  }
}

/** The records that a call has asked for so far. Nobody changes them: a call has its changes beside them. */
export class Loaded {
  readonly #tables = new Map<string, ReadonlyMap<number, Row>>();
  readonly #named = new Map<string, Row | undefined>();
  readonly #lastIds = new Map<string, number>();
  /** External ids by the records that have them, once they are all there. */
  #names: ReadonlyMap<string, Row> | undefined;

  hasTable(model: string): boolean {
    return this.#tables.has(model);
  }

  table(model: string): ReadonlyMap<number, Row> {
    const table = this.#tables.get(model);
    if (table) return table;
    throw new NotLoaded(async (loaded, records) => loaded.#setTable(model, await records.table(model)));
  }

  /** The record of an external id, if there is one. */
  named(externalId: string): Row | undefined {
    if (this.#named.has(externalId)) return this.#named.get(externalId);
    if (this.hasTable(dataModel)) return undefined;
    throw this.namesNotLoaded([externalId]);
  }

  /** Loads all of them at once, before they are asked for one after another. */
  expect(externalIds: readonly string[]): void {
    const unknown = externalIds.filter((each) => !this.#named.has(each));
    if (unknown.length > 0 && !this.hasTable(dataModel)) throw this.namesNotLoaded(unknown);
  }

  nameOf(model: string, id: number): Row | undefined {
    this.#names ??= new Map(
      [...this.table(dataModel).values()].map((row) => [`${text(row['model'])}/${number(row['res_id'])}`, row]),
    );
    return this.#names.get(`${model}/${id}`);
  }

  /** The records of a model that have this one in a field, as an index has them. */
  having(model: string, field: string, id: number): readonly Row[] {
    const table = this.table(model);
    const indexes = indexesOf.get(table) ?? new Map<string, ReadonlyMap<unknown, readonly Row[]>>();
    indexesOf.set(table, indexes);
    const index = indexes.get(field) ?? Map.groupBy(table.values(), (row) => row[field]);
    indexes.set(field, index);
    return index.get(id) ?? [];
  }

  lastId(model: string): number {
    const known = this.#lastIds.get(model);
    if (known !== undefined) return known;
    throw new NotLoaded(async (loaded, records) => void loaded.#lastIds.set(model, await records.lastId(model)));
  }

  private namesNotLoaded(externalIds: readonly string[]): NotLoaded {
    return new NotLoaded(async (loaded, records) => {
      for (const each of externalIds) loaded.#named.set(each, undefined);
      for (const row of await records.named(externalIds)) loaded.#setNamed(rowOf(row));
    });
  }

  #setTable(model: string, rows: readonly StandInRow[]): void {
    this.#tables.set(model, tableOf(rows));
    this.#lastIds.set(
      model,
      rows.reduce((last, { id }) => Math.max(last, id), 0),
    );
    if (model === dataModel) for (const row of this.table(model).values()) this.#setNamed(row);
  }

  #setNamed(row: Row): void {
    this.#named.set(text(row['complete_name']), row);
  }
}

/** Where a table is the same one as before, nothing of it is read again: as a server has its pages and indexes. */
const tablesOf = new WeakMap<readonly StandInRow[], ReadonlyMap<number, Row>>();
const indexesOf = new WeakMap<ReadonlyMap<number, Row>, Map<string, ReadonlyMap<unknown, readonly Row[]>>>();

function tableOf(rows: readonly StandInRow[]): ReadonlyMap<number, Row> {
  const table = tablesOf.get(rows) ?? new Map(rows.map((row) => [row.id, rowOf(row)]));
  tablesOf.set(rows, table);
  return table;
}

function rowOf({ id, values }: StandInRow): Row {
  return { ...values, id };
}
