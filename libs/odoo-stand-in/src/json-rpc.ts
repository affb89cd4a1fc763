import { accessError, StandInFault } from './orm/fault.js';
import type { Json } from './orm/json.js';
import type { Values } from './orm/values.js';

/** A call of a model's method, with its arguments by name. */
export interface RpcCall {
  readonly model: string;
  readonly method: string;
  readonly body: Values;
}

/** What a request of JSON-RPC asks for: a call, or what the server answers by itself. */
export type RpcRequest = { readonly call: RpcCall } | { readonly result: Json };

const version = { server_version: '14.0 (stand-in)', server_version_info: [14, 0, 0, 'final', 0, ''] };

/** Reads a request as Odoo 14 does. Throws where the key is wrong. */
export function readRpc(request: Values, apiKey: string): RpcRequest {
  const { service, method, args = [] } = request['params'] as Values;
  const given = args as readonly Json[];
  switch (`${service as string}.${method as string}`) {
    case 'common.version':
      return { result: version };
    case 'common.authenticate':
      return { result: given[2] === apiKey ? 1 : false };
    case 'object.execute_kw':
      if (given[2] !== apiKey) throw new StandInFault(401, 'odoo.exceptions.AccessDenied', 'Access Denied');
      return { call: callOf(given[3] as string, given[4] as string, given[5], given[6]) };
    default:
      throw accessError('Method not available');
  }
}

// The parameters of methods that are not called on records; all others begin with the ids.
const parameters: Readonly<Record<string, readonly string[]>> = {
  create: ['vals_list'],
  search: ['domain'],
  search_count: ['domain'],
  search_read: ['domain', 'fields'],
  load: ['fields', 'data'],
  check_object_reference: ['module', 'xml_id'],
  fields_get: ['allfields', 'attributes'],
  check_access_rights: ['operation', 'raise_exception'],
  context_get: [],
  write: ['ids', 'vals'],
  read: ['ids', 'fields'],
};

/** Methods that Odoo 14 has otherwise, or not at all. */
const newer = new Set(['web_read', 'web_search_read']);

function callOf(model: string, method: string, positional: Json | undefined, named: Json | undefined): RpcCall {
  if (newer.has(method)) {
    throw new StandInFault(500, 'builtins.TypeError', `${method}() got an unexpected keyword argument 'specification'`);
  }
  const names = parameters[method] ?? ['ids'];
  const placed = (Array.isArray(positional) ? (positional as readonly Json[]) : []).map((value, index) => [
    names[index] ?? `argument ${index}`,
    value,
  ]);
  return { model, method, body: { ...(Object.fromEntries(placed) as Values), ...((named ?? {}) as Values) } };
}

/** The answer to a call. Records that a method returns come as text, nothing comes as no result. */
export function rpcAnswer(method: string, answer: Json): Values {
  const result =
    method === 'activity_schedule' && Array.isArray(answer) ? `mail.activity(${answer.join(', ')},)` : answer;
  return { jsonrpc: '2.0', id: 1, ...(result === null ? {} : { result }) };
}

/** Odoo's JSON-RPC answers what it refuses with status 200 too. */
export function rpcFault({ older, message }: StandInFault): Values {
  const data = { name: older, message, arguments: [message], context: {}, debug: 'Traceback (stand-in)' };
  return { jsonrpc: '2.0', id: 1, error: { code: 200, message: 'Odoo Server Error', data } };
}
