import type { EntitySchemaColumnOptions, ValueTransformer } from 'typeorm';

// Postgres gives bigint as text. Sizes, offsets and lengths stay far below 2^53; sequence numbers stay text.
const safeInteger: ValueTransformer = {
  to: (value: number | null) => value,
  from: (value: string | null) => (value === null ? null : Number(value)),
};

export const id: EntitySchemaColumnOptions = { type: 'uuid', primary: true };
export const uuid: EntitySchemaColumnOptions = { type: 'uuid' };
export const text: EntitySchemaColumnOptions = { type: 'text' };
export const texts: EntitySchemaColumnOptions = { type: 'text', array: true };
export const json: EntitySchemaColumnOptions = { type: 'jsonb' };
export const int: EntitySchemaColumnOptions = { type: 'int' };
export const flag: EntitySchemaColumnOptions = { type: 'boolean' };
export const size: EntitySchemaColumnOptions = { type: 'bigint', transformer: safeInteger };
export const sequence: EntitySchemaColumnOptions = { type: 'bigint' };
export const sequences: EntitySchemaColumnOptions = { type: 'bigint', array: true };
export const instant: EntitySchemaColumnOptions = { type: 'timestamptz' };

/** The same column, with a name of its own. */
export function named(name: string, column: EntitySchemaColumnOptions): EntitySchemaColumnOptions {
  return { ...column, name };
}

export function nullable(column: EntitySchemaColumnOptions): EntitySchemaColumnOptions {
  return { ...column, nullable: true };
}
