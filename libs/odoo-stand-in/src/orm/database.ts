import type { Json } from './json.js';
import { notFound, StandInFault, valueError } from './fault.js';
import type { Environment, Field, Model } from './model.js';
import { number, text, type Row, type Values } from './values.js';
import type { StandInRow, StandInTransaction } from './records.js';

const dataModel = 'ir.model.data';

/** The records of one call, in memory; `flush` writes what the call changed. */
export class Database implements Environment {
  readonly #tables = new Map<string, Map<number, Row>>();
  readonly #changed = new Map<string, { model: string; id: number }>();
  /** The highest id that a table of this call ever had. */
  readonly #lastIds = new Map<string, number>();
  /** Records of external ids, by them. */
  readonly #named = new Map<string, number>();

  constructor(
    readonly models: ReadonlyMap<string, Model>,
    rows: readonly StandInRow[],
  ) {
    for (const { model, id, values } of rows) {
      this.#table(model).set(id, { ...values, id });
      if (model === dataModel) this.#named.set(text(values['complete_name'] ?? ''), id);
    }
  }

  model(name: string): Model {
    const model = this.models.get(name);
    if (!model) throw notFound(`the model '${name}' does not exist`);
    return model;
  }

  field(model: string, name: string): Field {
    const field = this.model(model).fields[name];
    if (!field) throw valueError(`Invalid field '${name}' on '${model}'`);
    return field;
  }

  all(model: string): Row[] {
    return [...this.#table(model).values()];
  }

  find(model: string, id: Json | undefined): Row | undefined {
    return typeof id === 'number' ? this.#table(model).get(id) : undefined;
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
    return row[name] ?? emptyValue(field);
  }

  children(field: Field & { type: 'one2many' }, row: Row): Row[] {
    return this.all(field.relation).filter((each) => each[field.inverse] === row.id && (field.only?.(each) ?? true));
  }

  displayName(model: string, row: Row): string {
    const name = row['name'];
    return this.model(model).displayName?.(row) ?? (typeof name === 'string' ? name : `${model},${row.id}`);
  }

  insert(model: string, values: Values): Row {
    const table = this.#table(model);
    const id = (this.#lastIds.get(model) ?? Math.max(0, ...table.keys())) + 1;
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
    const named = this.all(dataModel).filter((each) => each['model'] === model && each['res_id'] === id);
    for (const each of named) this.remove(dataModel, each.id);
  }

  /** The record of an external id: "module.name". */
  byExternalId(externalId: string): { readonly model: string; readonly id: number } | undefined {
    const row = this.find(dataModel, this.#named.get(externalId));
    return row && { model: text(row['model']), id: number(row['res_id']) };
  }

  externalIdOf(model: string, id: number): string {
    const row = this.all(dataModel).find((each) => each['model'] === model && each['res_id'] === id);
    return row ? text(row['complete_name']) : '';
  }

  setExternalId(externalId: string, model: string, id: number): void {
    this.insert(dataModel, { complete_name: externalId, model, res_id: id });
  }

  async flush(records: StandInTransaction): Promise<void> {
    const written: StandInRow[] = [];
    for (const { model, id } of this.#changed.values()) {
      const row = this.find(model, id);
      if (row) written.push({ model, id, values: withoutId(row) });
      else await records.remove(model, id);
    }
    await records.put(written);
  }

  #table(model: string): Map<number, Row> {
    const table = this.#tables.get(model) ?? new Map<number, Row>();
    this.#tables.set(model, table);
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
