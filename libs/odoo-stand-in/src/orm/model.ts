import type { Json } from './json.js';
import type { Row, Values } from './values.js';

/** A value that is worked out whenever it is read. */
type Compute = (env: Environment, row: Row) => Json;

interface Common {
  readonly compute?: Compute;
}
type PlainType =
  'char' | 'text' | 'html' | 'integer' | 'float' | 'boolean' | 'date' | 'datetime' | 'selection' | 'binary';
export type Field =
  | (Common & { readonly type: PlainType })
  | (Common & { readonly type: 'many2one'; readonly relation: string })
  | (Common & { readonly type: 'many2many'; readonly relation: string })
  | (Common & {
      readonly type: 'one2many';
      readonly relation: string;
      readonly inverse: string;
      readonly only?: (row: Row) => boolean;
    });

/** A method that a client may call: named arguments, ids among them. */
export type Method = (env: Environment, args: Arguments) => Json;

export interface Arguments {
  readonly ids: readonly number[];
  readonly named: Values;
}

/** A model as far as the stand-in knows it. */
export interface Model {
  readonly name: string;
  readonly fields: Readonly<Record<string, Field>>;
  /** Fields by which the stand-in itself remembers what a version says in another way. */
  readonly hidden?: readonly string[];
  /** Names under which callers of another version know fields. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Whether a second `load` of a record adds the lines that hang on it once more. */
  readonly loadAddsLines?: boolean;
  /** Values of a new record that the caller did not give. */
  readonly defaults?: (env: Environment, values: Values) => Values;
  /** Runs after a record was made or changed with all that hangs on it. */
  readonly saved?: (
    env: Environment,
    row: Row,
    change: { readonly created: boolean; readonly fields: readonly string[] },
  ) => void;
  readonly removed?: (env: Environment, row: Row) => void;
  /** Throws what Odoo would throw before a change. */
  readonly beforeWrite?: (env: Environment, row: Row, values: Values) => void;
  readonly displayName?: (row: Row) => string;
  readonly methods?: Readonly<Record<string, Method>>;
}

/** The records of one call and what is known of their models, as methods and hooks of models see them: Odoo's `env`. */
export interface Environment {
  /** When the transaction began: the stamp of all that it writes. */
  readonly startedAt: string;
  model(name: string): Model;
  field(model: string, name: string): Field;
  /** The name of a field, by that under which a caller knows it. */
  fieldName(model: string, name: string): string;
  all(model: string): Row[];
  find(model: string, id: Json | undefined): Row | undefined;
  /** Throws what Odoo throws of a record that does not exist. */
  get(model: string, id: Json | undefined): Row;
  /** A field's value, stored or computed; what was never set is as Odoo gives it. */
  value(model: string, row: Row, name: string): Json;
  children(field: Field & { type: 'one2many' }, row: Row): Row[];
  displayName(model: string, row: Row): string;
  insert(model: string, values: Values): Row;
  update(model: string, id: number, values: Values): Row;
  remove(model: string, id: number): void;
  /** The record of an external id: "module.name". */
  byExternalId(externalId: string): { readonly model: string; readonly id: number } | undefined;
  /** These external ids will be asked for. */
  expectExternalIds(externalIds: readonly string[]): void;
  externalIdOf(model: string, id: number): string;
  setExternalId(externalId: string, model: string, id: number): void;
}
