import type { Json } from './json.js';
import type { Environment, Field } from './model.js';
import { valueError } from './fault.js';
import type { Row, Values } from './values.js';

/** Makes a record with all that hangs on it. */
export function create(env: Environment, model: string, given: Values): Row {
  const named = ownNames(env, model, given);
  const values = { ...env.model(model).defaults?.(env, named), ...named };
  const row = env.insert(model, { ...stored(env, model, values), write_date: env.startedAt });
  applyCommands(env, model, row, values);
  env.model(model).saved?.(env, env.get(model, row.id), { created: true, fields: Object.keys(values) });
  return env.get(model, row.id);
}

export function write(env: Environment, model: string, id: number, given: Values): void {
  const values = ownNames(env, model, given);
  const row = env.get(model, id);
  env.model(model).beforeWrite?.(env, row, values);
  env.update(model, id, { ...stored(env, model, values), write_date: env.startedAt });
  applyCommands(env, model, row, values);
  env.model(model).saved?.(env, env.get(model, id), { created: false, fields: Object.keys(values) });
}

export function unlink(env: Environment, model: string, id: number): void {
  const row = env.get(model, id);
  env.remove(model, id);
  env.model(model).removed?.(env, row);
}

function ownNames(env: Environment, model: string, values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [env.fieldName(model, name), value]));
}

/** What is worked out from other records has changed: as if it had been written now. */
export function touch(env: Environment, model: string, id: number): void {
  env.update(model, id, { write_date: env.startedAt });
}

/** What goes into the row itself, checked as far as Odoo checks it. */
function stored(env: Environment, model: string, values: Values): Values {
  const kept: Values = {};
  for (const [name, value] of Object.entries(values)) {
    const field = env.field(model, name);
    if (field.type === 'one2many') continue;
    kept[name] = field.type === 'many2many' ? linked(value) : plain(field, name, value);
  }
  return kept;
}

function plain(field: Field, name: string, value: Json): Json {
  if (value === null) throw valueError(`Invalid value for ${name}`);
  // Odoo takes anything but a number for "none", without a word.
  if (field.type === 'many2one') return typeof value === 'number' ? value : false;
  if (typeof value !== 'string') return value;
  if (field.type === 'datetime') return dateTime(value);
  if (field.type === 'date') return date(value);
  return field.type === 'float' ? Number(value) : value;
}

function dateTime(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return `${value} 00:00:00`;
  if (/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(value)) return value;
  throw valueError(`time data '${value}' does not match format '%Y-%m-%d %H:%M:%S'`);
}

function date(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}/.test(value)) return value.slice(0, 10);
  throw valueError(`time data '${value}' does not match format '%Y-%m-%d'`);
}

/** [6,0,ids] and [4,id] of a many2many, or plain ids. */
function linked(value: Json): Json {
  if (!Array.isArray(value)) return [];
  return (value as readonly Json[]).flatMap((each) => {
    if (typeof each === 'number') return [each];
    const command = each as readonly Json[];
    return command[0] === 6 ? (command[2] as number[]) : command[0] === 4 ? [command[1] as number] : [];
  });
}

function applyCommands(env: Environment, model: string, row: Row, values: Values): void {
  for (const [name, value] of Object.entries(values)) {
    const field = env.field(model, name);
    if (field.type !== 'one2many' || !Array.isArray(value)) continue;
    for (const command of value as readonly Json[]) applyCommand(env, field, row, command);
  }
}

function applyCommand(env: Environment, field: Field & { type: 'one2many' }, row: Row, command: Json): void {
  const [code, id, vals] = Array.isArray(command) ? (command as readonly Json[]) : [command];
  if (code === 0) create(env, field.relation, { ...(vals as Values), [field.inverse]: row.id });
  else if (code === 1) write(env, field.relation, Number(id), vals as Values);
  else if (code === 2) unlink(env, field.relation, Number(id));
  else if (code !== 4) throw valueError(`Wrong value for a one2many: ${JSON.stringify(command)}`);
}

/** Records as `read` and `search_read` give them: a many2one as id and name. */
export function read(env: Environment, model: string, rows: readonly Row[], fields: readonly string[]): Json {
  for (const name of fields) if (name !== 'id' && name !== 'display_name') env.field(model, name);
  return rows.map((row) => {
    const record: Values = { id: row.id };
    for (const name of fields) {
      if (name === 'id') continue;
      const value = env.value(model, row, name);
      const field = name === 'display_name' ? undefined : env.field(model, name);
      const other = field?.type === 'many2one' ? env.find(field.relation, value) : undefined;
      record[name] = field?.type === 'many2one' && other ? [other.id, env.displayName(field.relation, other)] : value;
    }
    return record;
  });
}

/** Records as `web_read` gives them: as deep as the specification goes. */
export function webRead(env: Environment, model: string, rows: readonly Row[], specification: Values): Json {
  return rows.map((row) => {
    const record: Values = { id: row.id };
    for (const [name, wanted] of Object.entries(specification)) record[name] = webValue(env, model, row, name, wanted);
    return record;
  });
}

function webValue(env: Environment, model: string, row: Row, name: string, wanted: Json): Json {
  const value = env.value(model, row, name);
  const field = name === 'id' || name === 'display_name' ? undefined : env.field(model, name);
  const inner = innerSpecification(wanted);
  if (!field || !('relation' in field) || inner === undefined) return value;
  const ids = Array.isArray(value) ? (value as readonly Json[]) : [value];
  const related = ids.flatMap((id) => env.find(field.relation, id) ?? []);
  const records = webRead(env, field.relation, related, inner) as readonly Json[];
  return field.type === 'many2one' ? (records[0] ?? false) : records;
}

function innerSpecification(wanted: Json): Values | undefined {
  if (wanted === null || typeof wanted !== 'object') return undefined;
  return (wanted as Values)['fields'] as Values | undefined;
}
