import type { Json } from '@quayside/exchange';
import type { Database } from './database.js';

export type Values = { [field: string]: Json };
export type Row = Values & { id: number };
/** A value that is worked out whenever it is read. */
type Compute = (db: Database, row: Row) => Json;

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
export type Method = (db: Database, args: Arguments) => Json;

export interface Arguments {
  readonly ids: readonly number[];
  readonly named: Values;
}

/** A model as far as the stand-in knows it. */
export interface Model {
  readonly name: string;
  readonly fields: Readonly<Record<string, Field>>;
  /** Values of a new record that the caller did not give. */
  readonly defaults?: (db: Database, values: Values) => Values;
  /** Runs after a record was made or changed with all that hangs on it. */
  readonly saved?: (
    db: Database,
    row: Row,
    change: { readonly created: boolean; readonly fields: readonly string[] },
  ) => void;
  readonly removed?: (db: Database, row: Row) => void;
  /** Throws what Odoo would throw before a change. */
  readonly beforeWrite?: (db: Database, row: Row, values: Values) => void;
  readonly displayName?: (row: Row) => string;
  readonly methods?: Readonly<Record<string, Method>>;
}

export function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

export function number(value: Json | undefined): number {
  return typeof value === 'number' ? value : 0;
}

export function idList(value: Json | undefined): number[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'number') : [];
}
