import { z } from 'zod';
import type { Transport } from '../wire/transport.js';

/** Which fields to read, and which of what they lead to: as `web_search_read` takes it. */
export type Specification = { readonly [field: string]: { readonly fields?: Specification } };

export interface Query {
  readonly domain: readonly unknown[];
  readonly limit?: number;
  readonly offset?: number;
  readonly order?: string;
}

export type ReadTree = (
  transport: Transport,
  model: string,
  query: Query,
  specification: Specification,
) => Promise<readonly unknown[]>;

/** In one call, from Odoo 17. */
export const readAtOnce: ReadTree = async (transport, model, query, specification) => {
  const shape = z.object({ records: z.array(z.unknown()) });
  const body = { ...query, specification };
  return (await transport.call(model, 'web_search_read', body, shape)).records;
};

type Row = Record<string, unknown> & { readonly id: number };
const rows = z.array(z.looseObject({ id: z.number() }));

/** One call for each model, level by level; `relations` says which model a field leads to. */
export function readByLevel(relations: Readonly<Record<string, string>>): ReadTree {
  const fill = async (transport: Transport, all: readonly Row[], specification: Specification): Promise<Row[]> => {
    const inner = Object.entries(specification).flatMap(([field, { fields }]) => (fields ? [{ field, fields }] : []));
    const read = await Promise.all(
      inner.map(async (each) => ({ ...each, found: await related(transport, all, each) })),
    );
    return all.map((row) => {
      const deeper = read.map(({ field, found }) => [field, replaced(row[field], found)] as const);
      return { ...bare(row), ...Object.fromEntries(deeper) };
    });
  };
  const related = async (
    transport: Transport,
    all: readonly Row[],
    { field, fields }: { readonly field: string; readonly fields: Specification },
  ): Promise<ReadonlyMap<number, Row>> => {
    const model = relations[field];
    if (model === undefined) throw new TypeError(`it is not known what ${field} leads to`);
    const ids = [...new Set(all.flatMap((row) => idsIn(row[field])))];
    if (ids.length === 0) return new Map();
    const read = await transport.call(model, 'read', { ids, fields: Object.keys(fields) }, rows);
    const filled = await fill(transport, read, fields);
    return new Map(filled.map((row) => [row.id, row]));
  };
  return async (transport, model, query, specification) => {
    const body = { ...query, fields: Object.keys(specification) };
    return fill(transport, await transport.call(model, 'search_read', body, rows), specification);
  };
}

/** A many2one is read as id and name, the others as ids. */
function idsIn(value: unknown): readonly number[] {
  if (!Array.isArray(value)) return [];
  return isMany2one(value) ? [value[0]] : value.filter((each) => typeof each === 'number');
}

/** What a many2one leads to is known by its id where nothing of it is asked for. */
function bare(row: Row): Row {
  const ids = Object.entries(row).map(([field, value]) => [
    field,
    Array.isArray(value) && isMany2one(value) ? value[0] : value,
  ]);
  return { ...(Object.fromEntries(ids) as Record<string, unknown>), id: row.id };
}

function isMany2one(value: readonly unknown[]): value is readonly [number, string] {
  return typeof value[0] === 'number' && typeof value[1] === 'string';
}

function replaced(value: unknown, found: ReadonlyMap<number, Row>): unknown {
  if (!Array.isArray(value)) return value;
  if (isMany2one(value)) return found.get(value[0]) ?? false;
  return value.flatMap((id) => (typeof id === 'number' ? (found.get(id) ?? []) : []));
}
