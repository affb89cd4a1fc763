import type { Json } from './json.js';
import type { Arguments, Environment } from './model.js';
import { search } from './domain.js';
import { notFound, StandInFault } from './fault.js';
import { load } from './load.js';
import { idList, number, text, type Row, type Values } from './values.js';
import { create, read, unlink, webRead, write } from './orm.js';

/** What a call answers; `keep: false` gives up what it changed (Odoo's `load` answers its failures with status 200). */
export interface Outcome {
  readonly answer: Json;
  readonly keep: boolean;
}

/** Runs a method of a model, as JSON-2 does: named arguments only, the ids among them. */
export function call(env: Environment, calledModel: string, method: string, body: Values): Outcome {
  const known = env.model(calledModel);
  const model = known.name;
  const args: Arguments = { ids: idList(body['ids']), named: body };
  if (method.startsWith('_'))
    throw new StandInFault(
      403,
      'odoo.exceptions.AccessError',
      `Private methods (such as '${model}.${method}') cannot be called remotely.`,
    );
  const own = known.methods?.[method];
  if (own) return { answer: own(env, args), keep: true };
  if (method === 'load') {
    const { answer, failed } = load(
      env,
      model,
      { fields: list(body, 'fields'), rows: list(body, 'data') },
      zoneOf(env, args),
    );
    return { answer, keep: !failed };
  }
  const common = methods[method];
  if (!common) throw notFound(`the model '${model}' has no method '${method}'`, 'builtins.AttributeError');
  return { answer: common(env, model, args), keep: true };
}

/** The zone that the call names, else that of its user. */
function zoneOf(env: Environment, args: Arguments): string {
  const own = env.model('res.users').methods?.['context_get']?.(env, args);
  const { tz } = { ...(own as Values), ...(args.named['context'] as Values | undefined) };
  return typeof tz === 'string' ? tz : 'UTC';
}

type CommonMethod = (env: Environment, model: string, args: Arguments) => Json;

const methods: Readonly<Record<string, CommonMethod>> = {
  search: (env, model, { named }) => selected(env, model, named).map((row) => row.id),
  search_count: (env, model, { named }) => matching(env, model, named).length,
  search_read: (env, model, { named }) => read(env, model, selected(env, model, named), fieldsOf(env, model, named)),
  read: (env, model, { ids, named }) => read(env, model, existing(env, model, ids), fieldsOf(env, model, named)),
  web_read: (env, model, { ids, named }) => webRead(env, model, existing(env, model, ids), specification(named)),
  web_search_read: (env, model, { named }) => {
    const { length } = matching(env, model, named);
    return { length, records: webRead(env, model, selected(env, model, named), specification(named)) };
  },
  create: (env, model, { ids, named }) => {
    if (ids.length > 0) throw unprocessable(`cannot call ${model}.create with ids`);
    return list<Values>(named, 'vals_list').map((values) => create(env, model, values).id);
  },
  write: (env, model, { ids, named }) => {
    const values = required(named, 'vals') as Values;
    for (const id of ids) write(env, model, id, values);
    return true;
  },
  unlink: (env, model, { ids }) => {
    for (const id of ids) unlink(env, model, id);
    return true;
  },
  // Who has the key may do everything here.
  has_access: () => true,
  check_access_rights: () => true,
  fields_get: (env, model) =>
    Object.fromEntries(outerNames(env, model).map((name) => [name, describe(env, model, name)])),
  get_external_id: (env, model, { ids }) =>
    Object.fromEntries(ids.map((id) => [String(id), env.externalIdOf(model, id)])),
} satisfies Record<string, CommonMethod>;

/** Archived records are found by who names their field, or says that it makes no difference. */
function matching(env: Environment, model: string, named: Values): Row[] {
  const context = named['context'];
  const all = typeof context === 'object' && context !== null && 'active_test' in context && !context['active_test'];
  return search(env, model, required(named, 'domain'), all);
}

function selected(env: Environment, model: string, named: Values): Row[] {
  const rows = sorted(matching(env, model, named), text(named['order']) || 'id');
  const from = number(named['offset']);
  const limit = number(named['limit']);
  return rows.slice(from, limit === 0 ? undefined : from + limit);
}

function sorted(rows: Row[], order: string): Row[] {
  const keys = order.split(',').map((part) => part.trim().split(/\s+/));
  return [...rows].sort((a, b) => {
    for (const [name = 'id', direction] of keys) {
      const compared = compare(a[name] ?? false, b[name] ?? false);
      if (compared !== 0) return direction?.toLowerCase() === 'desc' ? -compared : compared;
    }
    return 0;
  });
}

function compare(a: Json, b: Json): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0;
}

/** Reading what is not there gives less, no error. */
function existing(env: Environment, model: string, ids: readonly number[]): Row[] {
  return ids.flatMap((id) => env.find(model, id) ?? []);
}

/** The names that callers use. */
function outerNames(env: Environment, model: string): string[] {
  const { fields, aliases = {}, hidden = [] } = env.model(model);
  const aliased = new Set([...Object.values(aliases), ...hidden]);
  return [...Object.keys(fields).filter((name) => !aliased.has(name)), ...Object.keys(aliases)];
}

function describe(env: Environment, model: string, name: string): Json {
  const field = env.field(model, name);
  return { type: field.type, ...('relation' in field ? { relation: field.relation } : {}) };
}

function fieldsOf(env: Environment, model: string, named: Values): string[] {
  const wanted = named['fields'];
  return Array.isArray(wanted) ? (wanted as string[]) : outerNames(env, model);
}

function specification(named: Values): Values {
  return required(named, 'specification') as Values;
}

function required(named: Values, name: string): Json {
  const value = named[name];
  if (value === undefined) throw unprocessable(`missing a required argument: '${name}'`);
  return value;
}

function list<T = string>(named: Values, name: string): T[] {
  const value = required(named, name);
  if (!Array.isArray(value)) throw unprocessable(`missing a required argument: '${name}'`);
  return value as T[];
}

function unprocessable(message: string): StandInFault {
  return new StandInFault(422, 'werkzeug.exceptions.UnprocessableEntity', message, 'builtins.TypeError');
}
