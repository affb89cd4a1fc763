import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Json } from './orm/json.js';
import { call } from './orm/call.js';
import { accessError, StandInFault } from './orm/fault.js';
import type { Values } from './orm/values.js';
import { readRpc, rpcAnswer, rpcFault, type RpcCall } from './json-rpc.js';
import { registry14 } from './models/odoo-14.js';
import { registry } from './models/registry.js';
import { inZone } from './models/zone.js';
import { recordPage } from './page.js';
import type { Database } from './orm/database.js';
import type { StandInRecords } from './orm/records.js';
import { onRecords } from './on-records.js';

export interface StandInOptions {
  readonly records: StandInRecords;
  /** 0 or absent: any free one. */
  readonly port?: number;
  readonly apiKey: string;
  /** Which Odoo it stands in for: 19, spoken to by JSON-2 (the default), or 14 by JSON-RPC. */
  readonly version?: 19 | 14;
  /** What its clock says; that of this machine when absent. */
  readonly now?: () => Date;
  /** Where its users are; Brussels when absent. */
  readonly zone?: string;
}

export interface StandIn {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * A small Odoo on loopback, as far as Quayside talks to one: the same addresses, statuses, errors and meanings, records
 * where the caller keeps them. For demonstrations and tests.
 */
export async function startStandIn(options: StandInOptions): Promise<StandIn> {
  const server = createServer((request, response) => {
    answer(options, request).then(
      (reply) => send(response, reply),
      (error: unknown) => send(response, failure(error)),
    );
  });
  const port = await listen(server, options.port ?? 0);
  return { url: `http://127.0.0.1:${port}`, close: () => closeServer(server) };
}

/** One call is one transaction. */
async function runCall(
  { records, version, zone, now }: StandInOptions,
  { model, method, body }: RpcCall,
): Promise<Json> {
  const models = inZone(version === 14 ? registry14 : registry, zone);
  return records.transaction(async (transaction) => {
    const work = (each: Database) => call(each, model, method, body);
    const { db, result: outcome } = await onRecords(transaction, work, models, now?.());
    if (outcome.keep) await db.flush(transaction);
    return outcome.answer;
  });
}

interface Reply {
  readonly status: number;
  readonly body: Json;
  readonly html?: boolean;
}

async function answer(options: StandInOptions, request: IncomingMessage): Promise<Reply> {
  const path = new URL(request.url ?? '/', 'http://stand-in').pathname;
  if (request.method === 'GET') return page(options, path);
  if (options.version === 14) return path === '/jsonrpc' ? rpc(options, request) : notHere;
  return json2(options, request, path);
}

async function json2(options: StandInOptions, request: IncomingMessage, path: string): Promise<Reply> {
  const target = /^\/json\/2\/([\w.]+)\/(\w+)$/.exec(path);
  if (request.method !== 'POST' || !target) return notHere;
  if (request.headers.authorization !== `bearer ${options.apiKey}`) {
    throw new StandInFault(401, 'werkzeug.exceptions.Unauthorized', 'Invalid apikey');
  }
  if (!request.headers['content-type']?.startsWith('application/json')) return { ...notHere, status: 415 };
  const body = parse(await bytesOf(request));
  checkCompany(body);
  const [, model = '', method = ''] = target;
  return { status: 200, body: await runCall(options, { model, method, body }) };
}

async function rpc(options: StandInOptions, request: IncomingMessage): Promise<Reply> {
  const asked = parse(await bytesOf(request));
  try {
    const read = readRpc(asked, options.apiKey);
    if ('result' in read) return { status: 200, body: rpcAnswer('', read.result) };
    checkCompany(read.call.body);
    return { status: 200, body: rpcAnswer(read.call.method, await runCall(options, read.call)) };
  } catch (error) {
    return { status: 200, body: rpcFault(faultOf(error)) };
  }
}

const notHere: Reply = { status: 404, body: '<!doctype html><title>404 Not Found</title>', html: true };

async function page(options: StandInOptions, path: string): Promise<Reply> {
  if (path === '/web/health') return { status: 200, body: { status: 'pass' } };
  if (path === '/web' && options.version === 14) {
    return { status: 200, body: '<!doctype html><title>Demo data: a stand-in for Odoo 14</title>', html: true };
  }
  if (path === '/web/version' && options.version !== 14) {
    return { status: 200, body: { version_info: [19, 0, 0, 'final', 0, ''], version: '19.0 (stand-in)' } };
  }
  const found = await options.records.transaction(
    async (transaction) => (await onRecords(transaction, (db) => recordPage(db, path))).result,
  );
  return found === undefined ? notHere : { status: 200, body: found, html: true };
}

function parse(bytes: Buffer): Values {
  try {
    const body: unknown = JSON.parse(bytes.toString('utf8'));
    if (body !== null && typeof body === 'object' && !Array.isArray(body)) return body as Values;
  } catch {
    // Told below, as any other body that is not an object.
  }
  throw new StandInFault(400, 'werkzeug.exceptions.BadRequest', 'could not parse the body as json');
}

/** The stand-in has one company, number 1. */
function checkCompany(body: Values): void {
  const context = body['context'];
  if (context === null || typeof context !== 'object' || !('allowed_company_ids' in context)) return;
  const ids = context['allowed_company_ids'];
  if (Array.isArray(ids) && ids.every((id) => id === 1)) return;
  throw accessError('Access to unauthorized or invalid companies.');
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function failure(error: unknown): Reply {
  const fault = faultOf(error);
  const { exception: name, message } = fault;
  return {
    status: fault.status,
    body: { name, message, arguments: [message], context: {}, debug: 'Traceback (stand-in)' },
  };
}

function faultOf(error: unknown): StandInFault {
  if (error instanceof StandInFault) return error;
  return new StandInFault(500, exceptionOf(error), error instanceof Error ? error.message : String(error));
}

/** A mistake of ours is one of Odoo's code; anything else is its database being away, which passes. */
function exceptionOf(error: unknown): string {
  return error instanceof TypeError || error instanceof RangeError ? 'builtins.TypeError' : 'psycopg2.OperationalError';
}

function send(response: ServerResponse, { status, body, html }: Reply): void {
  const type = html === true ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8';
  const content = typeof body === 'string' && html === true ? body : JSON.stringify(body);
  // A page shows what partners wrote: it runs no script, whatever they wrote.
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  response.writeHead(status, { 'content-type': type, 'content-security-policy': policy }).end(content);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : port);
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
