import { Refused, Unavailable } from '@quayside/exchange';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { json2 } from './json2.js';
import { createTransport } from './transport.js';

function answering(status: number, body: unknown, seen: Request[] = []) {
  const content = typeof body === 'string' ? body : JSON.stringify(body);
  const options = {
    name: 'default',
    url: 'https://odoo.example/',
    db: 'works',
    apiKey: 'secret-key',
    company: 2,
    timeoutMs: 1000,
    fetch: async (input: string | URL | Request, init?: RequestInit) => {
      seen.push(new Request(input, init));
      return new Response(content, { status });
    },
  };
  return createTransport(options, json2(options), /serialize/).call(
    'purchase.order',
    'search',
    { domain: [] },
    z.array(z.number()),
  );
}

const fault = (name: string, message: string) => ({ name, message, arguments: [message], debug: 'Traceback: secrets' });

it('posts named arguments with the key, the database and the company', async () => {
  const seen: Request[] = [];
  expect(await answering(200, [4, 5], seen)).toEqual([4, 5]);
  const [request] = seen;
  expect(request?.url).toBe('https://odoo.example/json/2/purchase.order/search');
  expect(request?.headers.get('authorization')).toBe('bearer secret-key');
  expect(request?.headers.get('x-odoo-database')).toBe('works');
  expect(await request?.json()).toEqual({ domain: [], context: { allowed_company_ids: [2] } });
});

it.each([
  [401, fault('werkzeug.exceptions.Unauthorized', 'Invalid apikey'), /make a new one/],
  [403, fault('odoo.exceptions.AccessError', 'Purchase/User needed'), /give it the rights: Purchase\/User needed/],
  [404, '<!doctype html>', /no Odoo with the database works/],
  [500, fault('psycopg2.errors.SerializationFailure', 'could not serialize access'), /could not serialize/],
  [500, fault('psycopg2.OperationalError', 'server closed the connection'), /server closed/],
  [502, '<html>bad gateway', /502/],
  [503, fault('werkzeug.exceptions.ServiceUnavailable', 'busy'), /busy/],
  [429, 'slow down', /slow down/],
])('tries again later after %i %j', async (status, body, words) => {
  const failure = await answering(status, body).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Unavailable);
  expect(failure).toMatchObject({ system: 'odoo:default', message: expect.stringMatching(words) as string });
});

it.each([
  [404, fault('odoo.exceptions.MissingError', 'Record does not exist')],
  [422, fault('odoo.exceptions.UserError', 'You must first cancel')],
  [500, fault('builtins.ValueError', 'Invalid field')],
  [500, fault('psycopg2.errors.InvalidTextRepresentation', 'invalid input syntax')],
  [500, fault('psycopg2.errors.NotNullViolation', 'null value')],
])('asks a person after %i %j', async (status, body) => {
  await expect(answering(status, body)).rejects.toThrow(Refused);
});

it('never passes on a traceback or the key', async () => {
  for (const status of [401, 422, 500]) {
    const failure = await answering(status, fault('builtins.ValueError', 'no')).catch((error: unknown) => error);
    expect(String((failure as Error).message)).not.toMatch(/Traceback|secret/);
  }
});

it('says where an answer has another shape than it should', async () => {
  await expect(answering(200, [1, 'two'])).rejects.toThrow(/purchase\.order\.search.*at 1/);
  await expect(answering(200, 'not json')).rejects.toThrow(/not JSON/);
});
