import { createHash, randomUUID } from 'node:crypto';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ChannelPeer } from './channel-peer.js';

export type RestOperation = 'token' | 'list' | 'get' | 'confirm' | 'send';
/** What happens instead of an answer: it fails, refuses, asks for fewer calls, never answers, or the line is cut before or after it was done. */
export type RestFault = 'fail' | 'deny' | 'limit' | 'silent' | 'cut-before' | 'cut-after';

export interface RestPeer extends ChannelPeer {
  /** Asked before each operation. */
  fault: (operation: RestOperation, path: string) => RestFault | undefined;
  /** No token that was given is taken any more. */
  revokeTokens(): void;
}

interface Lying {
  readonly content: Buffer;
  readonly modifiedAt: number;
  readonly revision: number;
}

interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly body: Buffer;
}

const pageSize = 50;

/**
 * A supplier's REST API with faults at each operation: tokens for client credentials, a list by cursor, documents in parts,
 * `DELETE` for what was taken, and `PUT` of what is sent.
 */
export async function startRestPeer(): Promise<RestPeer> {
  const folders = new Map(['outbox', 'inbox', 'archive'].map((each) => [each, new Map<string, Lying>()]));
  const tokens = new Set<string>();
  let revisions = 0;
  let port = 0;
  let server: http.Server | undefined;
  const at = (file: string) => {
    const [folder = '', name = ''] = file.split('/');
    const lying = folders.get(folder);
    if (!lying) throw new Error(`no folder ${folder}`);
    return { lying, name };
  };
  const peer: RestPeer = {
    get port() {
      return port;
    },
    secrets: { 'peer-client': 'peer secret' },
    fault: () => undefined,
    revokeTokens: () => tokens.clear(),
    async put(file, content, modifiedAt = new Date()) {
      const { lying, name } = at(file);
      const bytes = Buffer.from(content as Uint8Array);
      lying.set(name, { content: bytes, modifiedAt: modifiedAt.getTime(), revision: (revisions += 1) });
    },
    read: async (file) => at(file).lying.get(at(file).name)?.content,
    names: async (folder) => [...at(folder).lying.keys()].sort(),
    remove: async (file) => void at(file).lying.delete(at(file).name),
    async start() {
      const made = http.createServer((request, response) => {
        void answer(request, response).catch(() => request.socket.destroy());
      });
      await new Promise<void>((resolve, reject) => {
        made.once('error', reject);
        made.listen(port, '127.0.0.1', resolve);
      });
      port = (made.address() as AddressInfo).port;
      server = made;
    },
    async stop() {
      const ending = server;
      server = undefined;
      if (!ending) return;
      const ended = new Promise<void>((resolve) => ending.close(() => resolve()));
      ending.closeAllConnections();
      await ended;
    },
    close: () => peer.stop(),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://peer');
    const operation = operationOf(request.method ?? '', url.pathname);
    const body = await bytesOf(request);
    const fault = operation && peer.fault(operation, url.pathname);
    if (fault === 'silent') return;
    if (fault === 'cut-before') return void request.socket.destroy();
    if (fault === 'limit') return void response.writeHead(429, { 'retry-after': '30' }).end('too many calls');
    if (fault === 'fail') return void response.writeHead(507).end('no space left on this device');
    if (fault === 'deny') return void response.writeHead(403).end('not for you');
    const known = operation === 'token' || tokens.has(request.headers.authorization?.replace('Bearer ', '') ?? '');
    const call: Call = { request, response, url, body };
    const reply = known ? replyTo(operation, call) : () => void response.writeHead(401).end('who are you?');
    if (fault === 'cut-after') return void request.socket.destroy();
    reply();
  }

  /** Does what is asked; what it gives says so. */
  function replyTo(operation: RestOperation | undefined, call: Call): () => void {
    const { response, url, body } = call;
    const name = decodeURIComponent(url.pathname.split('/')[3] ?? '');
    switch (operation) {
      case 'token':
        return tokenFor(call);
      case 'list': {
        const page = pageAfter(url.searchParams.get('after'));
        return () => void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(page));
      }
      case 'get': {
        const found = at('outbox').lying.get(name);
        return () => (found ? contentTo(call, found.content) : void response.writeHead(404).end());
      }
      case 'confirm': {
        const status = at('outbox').lying.delete(name) ? 204 : 404;
        return () => void response.writeHead(status).end();
      }
      case 'send': {
        const before = at('inbox').lying.get(name);
        at('inbox').lying.set(name, before ?? { content: body, modifiedAt: Date.now(), revision: 0 });
        return () => void response.writeHead(before ? 409 : 201).end();
      }
      default:
        return () => void response.writeHead(404).end('nothing there');
    }
  }

  function tokenFor({ request, response, body }: Call): () => void {
    const right = `Basic ${Buffer.from('quayside:peer+secret').toString('base64')}`;
    const form = new URLSearchParams(body.toString());
    if (request.headers.authorization !== right || form.get('grant_type') !== 'client_credentials') {
      return () => void response.writeHead(401).end(JSON.stringify({ error: 'invalid_client' }));
    }
    const token = randomUUID();
    tokens.add(token);
    const given = { access_token: token, token_type: 'Bearer', expires_in: 3600 };
    return () => void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(given));
  }

  function pageAfter(after: string | null): object {
    const all = [...at('outbox').lying.entries()].map(([name, { revision, modifiedAt }]) => ({
      ...{ name, revision },
      place: `${String(modifiedAt).padStart(15, '0')} ${name}`,
    }));
    const sorted = all.sort((a, b) => (a.place < b.place ? -1 : 1)).filter(({ place }) => place > (after ?? ''));
    const items = sorted.slice(0, pageSize);
    return { items, next: sorted.length > pageSize ? items.at(-1)?.place : null };
  }

  await peer.start();
  return peer;
}

function operationOf(method: string, path: string): RestOperation | undefined {
  if (path === '/token') return 'token';
  if (path === '/edi/outbox') return 'list';
  if (path.startsWith('/edi/outbox/')) return method === 'DELETE' ? 'confirm' : 'get';
  return path.startsWith('/edi/inbox/') && method === 'PUT' ? 'send' : undefined;
}

/** All of it, or the rest from a byte on while it is the same. */
function contentTo({ request, response }: Call, content: Buffer): void {
  const etag = `"${createHash('sha256').update(content).digest('hex').slice(0, 16)}"`;
  const head = { etag, 'accept-ranges': 'bytes', 'content-type': 'application/octet-stream' };
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  if (from === 0 || request.headers['if-range'] !== etag) {
    return void response.writeHead(200, { ...head, 'content-length': content.length }).end(content);
  }
  if (from >= content.length) {
    return void response.writeHead(416, { ...head, 'content-range': `bytes */${content.length}` }).end();
  }
  const range = `bytes ${from}-${content.length - 1}/${content.length}`;
  const length = content.length - from;
  response.writeHead(206, { ...head, 'content-range': range, 'content-length': length }).end(content.subarray(from));
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
