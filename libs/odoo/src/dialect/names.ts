import type { Body, Wire } from '../wire/transport.js';

/**
 * What a version calls models and fields, by their names in Odoo 19. Everything outside the dialects speaks Odoo 19; calls and
 * their answers are translated on the way.
 */
export interface Names {
  readonly models: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Fields that the version does not have, with the value that stands for that. */
  readonly absent: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** What a relational field leads to, where calls go through it to names that differ. */
  readonly relations: Readonly<Record<string, string>>;
}

/** The models whose names differ, by the fields that lead there; a field of one name leads to one model. */
export const relations: Readonly<Record<string, string>> = {
  order_id: 'purchase.order',
  purchase_id: 'purchase.order',
  order_line: 'purchase.order.line',
  invoice_line_ids: 'account.move.line',
  purchase_line_id: 'purchase.order.line',
  picking_id: 'stock.picking',
  picking_ids: 'stock.picking',
  move_id: 'stock.move',
  move_ids: 'stock.move',
  move_line_ids: 'stock.move.line',
  product_id: 'product.product',
  product_uom: 'uom.uom',
  product_uom_id: 'uom.uom',
  uom_id: 'uom.uom',
  uom_ids: 'uom.uom',
  lot_id: 'stock.lot',
  location_dest_id: 'stock.location',
};

/** A wire that is spoken to in the names of Odoo 19. */
export function renamed(wire: Wire, names: Names): Wire {
  return async (model, method, body) => {
    const answer = await wire(names.models[model] ?? model, method, bodyHere(names, model, body));
    return answer.ok ? { ok: true, value: valueAs19(names, model, body, answer.value) } : answer;
  };
}

const isArray: (value: unknown) => value is readonly unknown[] = Array.isArray;

function isRecord(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !isArray(value);
}

function fieldHere(names: Names, model: string | undefined, field: string): string {
  return (model === undefined ? undefined : names.fields[model]?.[field]) ?? field;
}

function isAbsent(names: Names, model: string, field: string): boolean {
  return field in (names.absent[model] ?? {});
}

function bodyHere(names: Names, model: string, body: Body): Body {
  const here = (name: string, value: unknown): unknown => {
    if (name === 'fields' && isArray(value)) return fieldsHere(names, model, value);
    if (name === 'domain' && isArray(value)) return value.map((term) => termHere(names, model, term));
    if (name === 'vals') return valuesHere(names, model, value);
    if (name === 'vals_list' && isArray(value)) return value.map((each) => valuesHere(names, model, each));
    if (name === 'specification' && isRecord(value)) return specificationHere(names, model, value);
    return value;
  };
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, here(name, value)]));
}

/** Columns of `read` and of `load`, where "order_line/product_uom_id/.id" leads through several models. */
function fieldsHere(names: Names, model: string, fields: readonly unknown[]): readonly unknown[] {
  return fields.flatMap((each) => {
    if (typeof each !== 'string') return [each];
    return isAbsent(names, model, each) ? [] : [pathHere(names, model, each, '/')];
  });
}

function pathHere(names: Names, from: string, path: string, separator: '/' | '.'): string {
  let model: string | undefined = from;
  const steps = path.split(separator).map((step) => {
    const here = fieldHere(names, model, step);
    model = names.relations[step];
    return here;
  });
  return steps.join(separator);
}

function termHere(names: Names, model: string, term: unknown): unknown {
  if (!isArray(term) || typeof term[0] !== 'string') return term;
  return [pathHere(names, model, term[0], '.'), ...term.slice(1)];
}

/** Values to write, with those of records that hang on them: [0, 0, values] and [1, id, values]. */
function valuesHere(names: Names, model: string, values: unknown): unknown {
  if (!isRecord(values)) return values;
  const here = Object.entries(values).map(([name, value]) => {
    const inner = names.relations[name];
    const commands =
      inner !== undefined && isArray(value) ? value.map((each) => commandHere(names, inner, each)) : value;
    return [fieldHere(names, model, name), commands];
  });
  return Object.fromEntries(here) as Body;
}

function commandHere(names: Names, model: string, command: unknown): unknown {
  if (!isArray(command) || command.length !== 3) return command;
  return [command[0], command[1], valuesHere(names, model, command[2])];
}

function specificationHere(names: Names, model: string, specification: Body): Body {
  const here = Object.entries(specification).flatMap(([name, wanted]) => {
    if (isAbsent(names, model, name)) return [];
    const inner = innerOf(wanted);
    const relation = names.relations[name] ?? '';
    const translated = inner ? { ...(wanted as Body), fields: specificationHere(names, relation, inner) } : wanted;
    return [[fieldHere(names, model, name), translated]];
  });
  return Object.fromEntries(here) as Body;
}

function innerOf(wanted: unknown): Body | undefined {
  const fields = isRecord(wanted) ? wanted['fields'] : undefined;
  return isRecord(fields) ? fields : undefined;
}

/** The answer to a call, in the names in which it was asked for. */
function valueAs19(names: Names, model: string, body: Body, value: unknown): unknown {
  const { specification, fields } = body;
  if (isRecord(specification)) return treeAs19(names, model, specification, value);
  if (!isArray(fields) || !isArray(value)) return value;
  const wanted = Object.fromEntries(fields.flatMap((each) => (typeof each === 'string' ? [[each, {}]] : [])));
  return value.map((row) => rowAs19(names, model, wanted, row));
}

function treeAs19(names: Names, model: string, specification: Body, value: unknown): unknown {
  const rows = (all: readonly unknown[]) => all.map((row) => rowAs19(names, model, specification, row));
  if (isArray(value)) return rows(value);
  if (!isRecord(value)) return value;
  const { records } = value;
  return isArray(records) ? { ...value, records: rows(records) } : value;
}

function rowAs19(names: Names, model: string, wanted: Body, row: unknown): unknown {
  if (!isRecord(row)) return row;
  const read = Object.entries(wanted).map(([name, how]) => {
    if (isAbsent(names, model, name)) return [name, names.absent[model]?.[name]];
    const value = row[fieldHere(names, model, name)];
    const inner = innerOf(how);
    const relation = names.relations[name] ?? '';
    if (inner && isArray(value)) return [name, value.map((each) => rowAs19(names, relation, inner, each))];
    return [name, inner ? rowAs19(names, relation, inner, value) : value];
  });
  return { ...(row['id'] === undefined ? {} : { id: row['id'] }), ...(Object.fromEntries(read) as Body) };
}
