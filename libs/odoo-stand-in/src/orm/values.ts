import type { Json } from './json.js';

/** The fields of a record by their names. */
export type Values = { [field: string]: Json };

/** A record. */
export type Row = Values & { id: number };

export function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

export function number(value: Json | undefined): number {
  return typeof value === 'number' ? value : 0;
}

export function idList(value: Json | undefined): number[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'number') : [];
}
