import type { EntitySchemaColumnOptions, ValueTransformer } from 'typeorm';
import { numberFrom } from './numbers.js';

// Columns of entities, as the migrations make them. Sequence numbers stay text.

/** What an entity stores of a row. */
export type Stored<T> = { -readonly [K in keyof T]: T[K] };

const safeInteger: ValueTransformer = {
  to: (value: number | null) => value,
  from: (value: string | null) => (value === null ? null : numberFrom(value)),
};

export const id: EntitySchemaColumnOptions = { type: 'uuid', primary: true };
export const uuid: EntitySchemaColumnOptions = { type: 'uuid' };
export const text: EntitySchemaColumnOptions = { type: 'text' };
export const texts: EntitySchemaColumnOptions = { type: 'text', array: true };
export const json: EntitySchemaColumnOptions = { type: 'jsonb' };
export const int: EntitySchemaColumnOptions = { type: 'int' };
export const flag: EntitySchemaColumnOptions = { type: 'boolean' };
export const bytes: EntitySchemaColumnOptions = { type: 'bytea' };
export const decimal: EntitySchemaColumnOptions = { type: 'numeric' };
export const size: EntitySchemaColumnOptions = { type: 'bigint', transformer: safeInteger };
export const sequence: EntitySchemaColumnOptions = { type: 'bigint' };
export const sequences: EntitySchemaColumnOptions = { type: 'bigint', array: true };
export const instant: EntitySchemaColumnOptions = { type: 'timestamptz' };
export const day: EntitySchemaColumnOptions = { type: 'date' };

/** The same column, with a name of its own. */
export function named(name: string, column: EntitySchemaColumnOptions): EntitySchemaColumnOptions {
  return { ...column, name };
}

export function nullable(column: EntitySchemaColumnOptions): EntitySchemaColumnOptions {
  return { ...column, nullable: true };
}

/** Part of the primary key. */
export function key(column: EntitySchemaColumnOptions): EntitySchemaColumnOptions {
  return { ...column, primary: true };
}

/** Made by the database. */
export function generated(column: EntitySchemaColumnOptions): EntitySchemaColumnOptions {
  return { ...column, insert: false, update: false };
}
