import { Unavailable } from '@quayside/exchange';
import { z } from 'zod';
import { wordlessFault, type Fault } from './fault.js';
import { parsed, postJson } from './http.js';
import type { OdooOptions } from './odoo-options.js';
import { systemName, type Answer, type Body, type Wire } from './transport.js';

/** Odoo's JSON-RPC, of every version up to 19: `execute_kw` with database, user number, key and positional arguments. */
export function jsonRpc(options: OdooOptions): Wire {
  const { db, login, apiKey } = options;
  if (db === undefined || login === undefined) {
    const words = 'an Odoo before version 19 asks for a login: set ODOO_LOGIN to that of the user who has the API key';
    throw new Unavailable(systemName(options), words);
  }
  let user: Promise<number | undefined> | undefined;
  const userNumber = () => {
    user ??= authenticated(options, [db, login, apiKey]);
    user.catch(() => (user = undefined));
    return user;
  };
  return async (model, method, body) => {
    const uid = await userNumber();
    if (uid === undefined) return { ok: false, fault: wrongKey };
    const { positional, named } = argumentsOf(method, body);
    return rpc(options, 'object', 'execute_kw', [db, uid, apiKey, model, method, positional, named]);
  };
}

const wrongKey: Fault = { status: 401, name: 'odoo.exceptions.AccessDenied', message: 'Access Denied' };

async function authenticated(options: OdooOptions, who: readonly string[]): Promise<number | undefined> {
  const answer = await rpc(options, 'common', 'authenticate', [...who, {}]);
  if (!answer.ok) throw new Unavailable(systemName(options), `Odoo refuses the login: ${answer.fault.message}`);
  return typeof answer.value === 'number' ? answer.value : undefined;
}

// Odoo 14 calls some of these by other names than later versions do ("args" for "domain"): their place is the same in all.
const places: Readonly<Record<string, readonly string[]>> = {
  create: ['vals_list'],
  write: ['vals'],
  search: ['domain'],
  search_count: ['domain'],
  load: ['fields', 'data'],
  check_access_rights: ['operation'],
  check_object_reference: ['module', 'xml_id'],
};

function argumentsOf(method: string, body: Body): { readonly positional: readonly unknown[]; readonly named: Body } {
  const placed = ['ids', ...(places[method] ?? [])].filter((name) => name in body);
  const named = Object.entries(body).filter(([name]) => !placed.includes(name));
  return { positional: placed.map((name) => body[name]), named: Object.fromEntries(named) };
}

const envelope = z.object({
  result: z.unknown().optional(),
  error: z
    .object({ message: z.string(), data: z.object({ name: z.string(), message: z.string() }).optional() })
    .optional(),
});

/** One call of a service. A method that returns nothing is answered without `result`. */
export async function rpc(
  options: OdooOptions,
  service: 'common' | 'object',
  method: string,
  args: readonly unknown[],
): Promise<Answer> {
  const params = { service, method, args };
  const answer = await postJson(options, '/jsonrpc', { jsonrpc: '2.0', method: 'call', id: 1, params });
  if (answer.status !== 200) return { ok: false, fault: wordlessFault(answer.status, 'not-json') };
  const read = envelope.safeParse(parsed(options, answer.text));
  if (!read.success) return { ok: false, fault: wordlessFault(answer.status, 'unknown') };
  const { error, result = null } = read.data;
  if (!error) return { ok: true, value: recordsOf(result) };
  const { name, message } = error.data ?? { name: 'unknown', message: error.message };
  return { ok: false, fault: { status: statusOf(name), name, message } };
}

/** The status that JSON-2 gives to an exception: what is permanent, what is a matter of rights, is sorted in one place. */
function statusOf(exception: string): number {
  const sorted: Readonly<Record<string, number>> = {
    'odoo.exceptions.AccessDenied': 401,
    'odoo.exceptions.AccessError': 403,
    'odoo.exceptions.MissingError': 404,
    'odoo.exceptions.UserError': 422,
    'odoo.exceptions.ValidationError': 422,
    'odoo.exceptions.RedirectWarning': 422,
  };
  return sorted[exception] ?? 500;
}

/** Records that a method returns come as text: "mail.activity(2,)". */
function recordsOf(value: unknown): unknown {
  const ids = typeof value === 'string' ? /^[a-z][\w.]*\(((?:\d+,? ?)*)\)$/.exec(value)?.[1] : undefined;
  return ids === undefined ? value : ids.split(',').flatMap((id) => (id.trim() === '' ? [] : [Number(id)]));
}
