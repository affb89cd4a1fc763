import http, { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import https, { type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';

/** What was asked, with its body. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export interface HttpApi {
  readonly url: string;
  readonly asked: readonly Asked[];
  close(): Promise<void>;
}

/** An API on loopback that answers as a test says. */
export async function startHttpApi(
  answer: (asked: Asked, response: ServerResponse) => void,
  tls?: ServerOptions,
): Promise<HttpApi> {
  const asked: Asked[] = [];
  const listener: RequestListener = (request, response) => {
    void read(request).then((each) => {
      asked.push(each);
      answer(each, response);
    });
  };
  const server = tls ? https.createServer(tls, listener) : http.createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function read(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? '/', 'http://api');
  return {
    ...{ method: request.method ?? '', path: url.pathname, query: url.searchParams },
    ...{ headers: request.headers, body: Buffer.concat(chunks) },
  };
}
