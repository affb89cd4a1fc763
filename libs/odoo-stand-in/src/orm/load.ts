import { Temporal } from 'temporal-polyfill';
import type { Json } from './json.js';
import type { Environment, Field } from './model.js';
import { StandInFault } from './fault.js';
import type { Values } from './values.js';
import { create, write } from './orm.js';

/** A record of the table with the records that hang on it. */
interface Entry {
  readonly cells: Record<string, string>;
  readonly children: Record<string, Entry[]>;
}

/** What is wrong with a cell: Odoo answers it with status 200. */
class BadCell extends Error {
  override readonly name = 'BadCell';
}

/**
 * Odoo's import: makes or changes records by external id, with what hangs on them; all or nothing. `failed` says that the
 * caller must give up what was changed.
 */
export function load(
  env: Environment,
  model: string,
  { fields, rows }: { readonly fields: readonly string[]; readonly rows: readonly (readonly string[])[] },
  zone: string,
): { readonly answer: Json; readonly failed: boolean } {
  const entries = entriesOf(fields, rows);
  env.expectExternalIds(externalIdsIn(fields, rows));
  try {
    const ids = entries.map((entry) => save({ env, zone }, model, entry));
    return { answer: { ids, messages: [], nextrow: 0 }, failed: false };
  } catch (error) {
    if (!(error instanceof BadCell) && !(error instanceof StandInFault)) throw error;
    const message = { type: 'error', record: 0, rows: { from: 0, to: rows.length - 1 }, message: error.message };
    return { answer: { ids: false, messages: [message], nextrow: 0 }, failed: true };
  }
}

/** What stands in the columns of external ids: of the records, and of others that they name. */
function externalIdsIn(fields: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const columns = fields.flatMap((path, index) => (/(?:^|\/)id$/.test(path) ? [index] : []));
  const cells = rows.flatMap((row) => columns.flatMap((index) => (row[index] ?? '').split(',')));
  return [...new Set(['', ...cells])];
}

/** A row whose own cells are empty goes on with the record above it. */
function entriesOf(fields: readonly string[], rows: readonly (readonly string[])[]): Entry[] {
  const entries: Entry[] = [];
  for (const row of rows) {
    const own: Record<string, string> = {};
    const inner: Record<string, Record<string, string>> = {};
    fields.forEach((path, index) => {
      const cell = row[index] ?? '';
      const [name = '', ...rest] = path.split('/');
      if (rest.length === 0 || rest[0] === '.id' || (rest[0] === 'id' && rest.length === 1)) own[path] = cell;
      else (inner[name] ??= {})[rest.join('/')] = cell;
    });
    separate(own, inner);
    if (entries.length === 0 || Object.values(own).some((cell) => cell !== ''))
      entries.push({ cells: own, children: {} });
    const entry = entries.at(-1);
    for (const [name, cells] of Object.entries(inner)) {
      if (entry && Object.values(cells).some((cell) => cell !== ''))
        (entry.children[name] ??= []).push({ cells, children: {} });
    }
  }
  return entries;
}

/** "lines/id" is the external id of a line when other fields of the line are there too, else that of a linked record. */
function separate(own: Record<string, string>, inner: Record<string, Record<string, string>>): void {
  for (const name of Object.keys(inner)) {
    const path = `${name}/id`;
    const cell = own[path];
    const cells = inner[name];
    if (cell === undefined || !cells) continue;
    cells['id'] = cell;
    delete own[path];
  }
}

/** Where the table is loaded, and the zone in which its times are. */
interface Loading {
  readonly env: Environment;
  readonly zone: string;
}

function save(loading: Loading, model: string, entry: Entry): number {
  const { env } = loading;
  const externalId = entry.cells['id'] ?? '';
  const existing = externalId === '' ? undefined : env.byExternalId(externalId);
  const values = valuesOf(loading, model, entry);
  for (const [name, children] of Object.entries(entry.children)) {
    const field = env.field(model, name);
    if (field.type !== 'one2many') throw new BadCell(`Field '${name}' cannot hold records`);
    const adds = env.model(model).loadAddsLines === true;
    values[name] = children.map((child) => childCommand(loading, field.relation, child, adds));
  }
  if (existing) {
    write(env, model, existing.id, values);
    return existing.id;
  }
  const row = create(env, model, values);
  if (externalId !== '') env.setExternalId(externalId, model, row.id);
  nameChildren(env, model, row.id, entry);
  return row.id;
}

function childCommand(loading: Loading, model: string, child: Entry, adds: boolean): Json {
  const existing = adds ? undefined : loading.env.byExternalId(child.cells['id'] ?? '');
  const values = valuesOf(loading, model, child);
  return existing ? [1, existing.id, values] : [0, 0, values];
}

/** New lines get their external ids in the order in which they were made. */
function nameChildren(env: Environment, model: string, id: number, entry: Entry): void {
  for (const [name, children] of Object.entries(entry.children)) {
    const field = env.field(model, name);
    if (field.type !== 'one2many') continue;
    const made = env.children(field, env.get(model, id));
    children.forEach((child, index) => {
      const row = made[index];
      const externalId = child.cells['id'];
      if (row && externalId && !env.byExternalId(externalId)) env.setExternalId(externalId, field.relation, row.id);
    });
  }
}

function valuesOf({ env, zone }: Loading, model: string, entry: Entry): Values {
  const values: Values = {};
  for (const [path, cell] of Object.entries(entry.cells)) {
    if (path === 'id') continue;
    const [name = '', by] = path.split('/');
    const field = env.field(model, name);
    // A cell without anything takes the place of a default.
    if (cell === '' && field.type === 'many2one') values[name] = false;
    if (cell === '') continue;
    values[name] = field.type === 'datetime' ? inUtc(cell, zone) : converted(env, field, name, by, cell);
  }
  return values;
}

/** `load` reads times in the zone of its user, where `write` reads them as UTC. */
function inUtc(cell: string, zone: string): string {
  const at = momentIn(cell, zone);
  return at.toInstant().toString({ smallestUnit: 'second' }).replace('T', ' ').replace('Z', '');
}

function momentIn(cell: string, zone: string): Temporal.ZonedDateTime {
  try {
    return Temporal.PlainDateTime.from(cell.replace(' ', 'T')).toZonedDateTime(zone);
  } catch {
    throw new BadCell(`'${cell}' does not seem to be a valid datetime`);
  }
}

function converted(env: Environment, field: Field, name: string, by: string | undefined, cell: string): Json {
  switch (field.type) {
    case 'many2one':
      return reference(env, field.relation, name, by, cell);
    case 'many2many':
      return [[6, 0, cell.split(',').map((each) => reference(env, field.relation, name, by, each))]];
    case 'float':
    case 'integer':
      if (!Number.isFinite(Number(cell)))
        throw new BadCell(`'${cell}' does not seem to be a number for field '${name}'`);
      return Number(cell);
    case 'boolean':
      return cell === '1' || cell.toLowerCase() === 'true';
    default:
      return cell;
  }
}

function reference(env: Environment, relation: string, name: string, by: string | undefined, cell: string): number {
  const id = lookUp(env, relation, by, cell);
  if (id !== undefined) return id;
  const how = by === '.id' ? 'database id' : by === 'id' ? 'external id' : 'name';
  throw new BadCell(`No matching record found for ${how} '${cell}' in field '${labelOf(name)}'`);
}

function lookUp(env: Environment, relation: string, by: string | undefined, cell: string): number | undefined {
  if (by === '.id') return env.find(relation, Number(cell))?.id;
  if (by === undefined) return byName(env, relation, cell);
  const found = env.byExternalId(cell);
  return found?.model === relation ? found.id : undefined;
}

function byName(env: Environment, relation: string, name: string): number | undefined {
  return env.all(relation).find((row) => env.displayName(relation, row) === name)?.id;
}

/** What Odoo calls a field in its messages: "Currency" for currency_id. */
function labelOf(name: string): string {
  const words = name.replace(/_ids?$/, '').replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
