import { Refused, Unavailable } from '@quayside/exchange';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { jsonRpc } from './json-rpc.js';
import { createTransport } from './transport.js';
import { findVersion } from './version.js';

interface Params {
  readonly service: string;
  readonly method: string;
  readonly args: readonly unknown[];
}

/** A server that knows its user and answers calls with `answer`. */
function server(answer: object, seen: Params[] = [], uid: number | false = 7) {
  const request = async (_: string | URL | Request, init?: RequestInit) => {
    const { params } = JSON.parse(init?.body as string) as { params: Params };
    seen.push(params);
    return Response.json({ jsonrpc: '2.0', id: 1, ...(params.service === 'common' ? { result: uid } : answer) });
  };
  return {
    name: 'default',
    url: 'https://odoo.example',
    db: 'works',
    login: 'edi',
    apiKey: 'key',
    timeoutMs: 1000,
    fetch: request,
  };
}

const transport = (...given: Parameters<typeof server>) => {
  const options = server(...given);
  return createTransport(options, jsonRpc(options), /serialize/);
};

it('logs in once, and puts arguments where every version has them', async () => {
  const seen: Params[] = [];
  const odoo = transport({ result: [1] }, seen);
  await odoo.call('purchase.order', 'write', { ids: [4], vals: { partner_ref: 'X' } }, z.unknown());
  await odoo.call('purchase.order', 'search_read', { domain: [], fields: ['name'] }, z.unknown());
  await odoo.call('stock.package', 'load', { fields: ['id'], data: [['a']] }, z.unknown());
  const on = ['works', 7, 'key'];
  expect(seen.map(({ args }) => args)).toEqual([
    ['works', 'edi', 'key', {}],
    [...on, 'purchase.order', 'write', [[4], { partner_ref: 'X' }], {}],
    [...on, 'purchase.order', 'search_read', [], { domain: [], fields: ['name'] }],
    [...on, 'stock.package', 'load', [['id'], [['a']]], { context: { tz: 'UTC' } }],
  ]);
});

it.each([
  [{ result: 'mail.activity(2,)' }, [2]],
  [{ result: 'mail.activity(2, 3)' }, [2, 3]],
  [{ result: 'mail.activity()' }, []],
  [{ result: 'a text (2)' }, 'a text (2)'],
  [{}, null],
])('reads %j as %j', async (answer, value) => {
  expect(await transport(answer).ask('purchase.order', 'any', {})).toEqual({ ok: true, value });
});

const fault = (name: string, message = 'words') => ({
  error: { code: 200, message: 'Odoo Server Error', data: { name, message, debug: 'Traceback: secrets' } },
});

it.each([
  [fault('odoo.exceptions.AccessDenied'), /make a new one/],
  [fault('odoo.exceptions.AccessError', 'Purchase/User needed'), /give it the rights: Purchase\/User needed/],
  [fault('psycopg2.OperationalError', 'database "x" does not exist'), /does not exist/],
  [fault('psycopg2.errors.SerializationFailure'), /SerializationFailure/],
  [{ result: { ids: false, messages: [{ message: 'could not serialize access' }] } }, /could not serialize/],
])('tries again later after %j', async (answer, words) => {
  const failure = await transport(answer)
    .ask('account.move', 'load', {})
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Unavailable);
  expect((failure as Error).message).toMatch(words);
  expect((failure as Error).message).not.toMatch(/Traceback|secrets/);
});

it.each([
  'odoo.exceptions.UserError',
  'odoo.exceptions.ValidationError',
  'odoo.exceptions.MissingError',
  'builtins.ValueError',
])('asks a person after %s', async (name) => {
  await expect(transport(fault(name)).call('account.move', 'write', {}, z.unknown())).rejects.toThrow(Refused);
});

it('says what to set where nobody is named, and whose key is wrong', async () => {
  const { login: _, ...nobody } = server({});
  expect(() => jsonRpc(nobody)).toThrow(/set ODOO_LOGIN/);
  await expect(transport({}, [], false).ask('res.users', 'read', {})).rejects.toThrow(/API key.*make a new one/s);
});

it.each([
  ['14.0', [14, 0, 0, 'final', 0, ''], 14],
  ['saas~18.2', ['saas~18', 2, 0, 'final', 0, ''], 18],
])('finds version %s', async (server_version, server_version_info, major) => {
  const request = async (input: string | URL | Request) =>
    (input as string).endsWith('/web/version')
      ? new Response('<!doctype html>', { status: 404 })
      : Response.json({ result: { server_version, server_version_info } });
  expect(await findVersion({ ...server({}), fetch: request })).toEqual({ text: server_version, major });
});
