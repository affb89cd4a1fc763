import type { Json } from './json.js';
import { notFound, StandInFault, valueError } from './fault.js';
import type { Environment, Field, Model } from './model.js';
import { dataModel, type Loaded } from './loaded.js';
import type { StandInRow, StandInTransaction } from './records.js';
import { number, text, type Row, type Values } from './values.js';

/** The records of one call; `flush` writes what the call changed. */
export class Database implements Environment {
  /** The records of a model with what was changed of it; only what was changed where the rest is not loaded. */
  readonly #tables = new Map<string, Map<number, Row>>();
  readonly #changed = new Map<string, { model: string; id: number }>();
  /** The highest id that a table of this call ever had. */
  readonly #lastIds = new Map<string, number>();
  /** Records of external ids that this call made. */
  readonly #named = new Map<string, number>();

  constructor(
    readonly models: ReadonlyMap<string, Model>,
    private readonly loaded: Loaded,
    readonly startedAt: string,
  ) {}

  model(name: string): Model {
    const model = this.models.get(name);
    if (!model) throw notFound(`the model '${name}' does not exist`, 'odoo.exceptions.UserError');
    return model;
  }

  field(model: string, name: string): Field {
    const field = this.model(model).fields[this.fieldName(model, name)];
    if (!field) throw valueError(`Invalid field '${name}' on '${model}'`);
    return field;
  }

  fieldName(model: string, name: string): string {
    return this.model(model).aliases?.[name] ?? name;
  }

  all(model: string): Row[] {
    return [...this.rows(model)];
  }

  rows(model: string): Iterable<Row> {
    const base = this.loaded.table(model);
    return (this.#tables.get(model) ?? base).values();
  }

  find(model: string, id: Json | undefined): Row | undefined {
    if (typeof id !== 'number') return undefined;
    const own = this.#tables.get(model);
    return own?.get(id) ?? (own && this.loaded.hasTable(model) ? undefined : this.loaded.table(model).get(id));
  }

  get(model: string, id: Json | undefined): Row {
    const row = this.find(model, id);
    if (row) return row;
    const words = `Record does not exist or has been deleted.\n(Record: ${model}(${number(id)},), User: 2)`;
    throw new StandInFault(404, 'odoo.exceptions.MissingError', words);
  }

  /** A field's value, stored or computed; what was never set is as Odoo gives it. */
  value(model: string, row: Row, name: string): Json {
    if (name === 'id') return row.id;
    if (name === 'display_name') return this.displayName(model, row);
    const field = this.field(model, name);
    if (field.compute) return field.compute(this, row);
    if (field.type === 'one2many') return this.children(field, row).map((each) => each.id);
    return row[this.fieldName(model, name)] ?? emptyValue(field);
  }

  children(field: Field & { type: 'one2many' }, row: Row): Row[] {
    const own = this.#tables.has(field.relation)
      ? this.all(field.relation).filter((each) => each[field.inverse] === row.id)
      : this.loaded.having(field.relation, field.inverse, row.id);
    return own.filter((each) => field.only?.(each) ?? true);
  }

  displayName(model: string, row: Row): string {
    const name = row['name'];
    return this.model(model).displayName?.(row) ?? (typeof name === 'string' ? name : `${model},${row.id}`);
  }

  insert(model: string, values: Values): Row {
    const table = this.#table(model);
    const id = (this.#lastIds.get(model) ?? this.loaded.lastId(model)) + 1;
    this.#lastIds.set(model, id);
    const row: Row = { ...values, id };
    table.set(id, row);
    if (model === dataModel) this.#named.set(text(row['complete_name']), id);
    this.#touch(model, row.id);
    return row;
  }

  update(model: string, id: number, values: Values): Row {
    const row: Row = { ...this.get(model, id), ...values, id };
    this.#table(model).set(id, row);
    this.#touch(model, id);
    return row;
  }

  remove(model: string, id: number): void {
    this.#table(model).delete(id);
    this.#touch(model, id);
    const name = model === dataModel ? undefined : this.#nameOf(model, id);
    if (name) this.remove(dataModel, name.id);
  }

  /** The record of an external id: "module.name". */
  byExternalId(externalId: string): { readonly model: string; readonly id: number } | undefined {
    const own = this.#named.get(externalId);
    const row = own === undefined ? this.loaded.named(externalId) : this.#tables.get(dataModel)?.get(own);
    // One that was there may have been removed.
    if (!row || (own === undefined && this.#isRemoved(dataModel, row.id))) return undefined;
    return { model: text(row['model']), id: number(row['res_id']) };
  }

  expectExternalIds(externalIds: readonly string[]): void {
    this.loaded.expect(externalIds);
  }

  externalIdOf(model: string, id: number): string {
    const row = this.#nameOf(model, id);
    return row ? text(row['complete_name']) : '';
  }

  setExternalId(externalId: string, model: string, id: number): void {
    this.insert(dataModel, { complete_name: externalId, model, res_id: id });
  }

  async flush(records: StandInTransaction): Promise<void> {
    const written: StandInRow[] = [];
    for (const { model, id } of this.#changed.values()) {
      const row = this.#tables.get(model)?.get(id);
      if (row) written.push({ model, id, values: withoutId(row) });
      else await records.remove(model, id);
    }
    await records.put(written);
  }

  /** A record has one external id at most. */
  #nameOf(model: string, id: number): Row | undefined {
    const row = this.loaded.nameOf(model, id);
    if (row) return this.#isRemoved(dataModel, row.id) ? undefined : row;
    if (this.#named.size === 0) return undefined;
    return [...this.#named.values()]
      .map((each) => this.find(dataModel, each))
      .find((each) => each?.['model'] === model && each['res_id'] === id);
  }

  #isRemoved(model: string, id: number): boolean {
    return this.#changed.has(`${model}/${id}`) && !this.#tables.get(model)?.has(id);
  }

  #table(model: string): Map<number, Row> {
    let table = this.#tables.get(model);
    if (!table) {
      table = new Map(this.loaded.hasTable(model) ? this.loaded.table(model) : []);
      this.#tables.set(model, table);
    }
    return table;
  }

  #touch(model: string, id: number): void {
    this.#changed.set(`${model}/${id}`, { model, id });
  }
}

function withoutId(row: Row): Values {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'id'));
}

function emptyValue(field: Field): Json {
  if (field.type === 'integer' || field.type === 'float') return 0;
  return field.type === 'many2many' ? [] : false;
}
