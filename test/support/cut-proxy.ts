import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An HTTP proxy on loopback that can swallow answers: the server behind it has done its work, the client never hears. */
export interface CutProxy {
  readonly url: string;
  /** From now on the first answer to each path, of JSON-RPC to each method, is swallowed and the connection closed. */
  cutEachPathOnce(): void;
  /** The paths and methods whose answer was swallowed since then. */
  stop(): readonly string[];
  close(): Promise<void>;
}

export async function startCutProxy(target: string): Promise<CutProxy> {
  const cut = new Set<string>();
  let cutting = false;
  const server = createServer((request, response) => {
    void forward(target, request).then(
      (answer) => {
        const path = `${request.url ?? '/'}${answer.method}`;
        if (!cutting || cut.has(path)) return reply(response, answer);
        cut.add(path);
        request.socket.destroy();
      },
      () => request.socket.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cutEachPathOnce: () => {
      cut.clear();
      cutting = true;
    },
    stop: () => {
      cutting = false;
      return [...cut];
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Answer {
  /** What the request calls, where its path does not tell. */
  readonly method: string;
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** The whole answer: when it is here, the server has committed. */
async function forward(target: string, incoming: IncomingMessage): Promise<Answer> {
  const body = await bytesOf(incoming);
  return new Promise((resolve, reject) => {
    const outgoing = send(
      new URL(incoming.url ?? '/', target),
      { method: incoming.method ?? 'GET', headers: { ...incoming.headers, host: new URL(target).host } },
      (response) => {
        bytesOf(response).then(
          (content) =>
            resolve({
              method: methodIn(body),
              status: response.statusCode ?? 502,
              headers: response.headers,
              body: content,
            }),
          reject,
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** The service, the model and the method that a JSON-RPC call names. */
function methodIn(body: Buffer): string {
  if (!body.subarray(0, 100).includes('jsonrpc')) return '';
  const { params } = JSON.parse(body.toString('utf8')) as { params: { method: string; args: unknown[] } };
  const [model, method] = params.method === 'execute_kw' ? params.args.slice(3, 5) : [];
  return ` ${[params.method, model, method].filter((each) => typeof each === 'string').join(' ')}`;
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function reply(response: ServerResponse, { status, headers, body }: Answer): void {
  const type = headers['content-type'];
  response.writeHead(status, { ...(type === undefined ? {} : { 'content-type': type }) }).end(body);
}
