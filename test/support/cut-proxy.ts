import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An HTTP proxy on loopback that can swallow answers: the server behind it has done its work, the client never hears. */
export interface CutProxy {
  readonly url: string;
  /** From now on the first answer to each path is swallowed and the connection closed. */
  cutEachPathOnce(): void;
  /** The paths whose answer was swallowed since then. */
  stop(): readonly string[];
  close(): Promise<void>;
}

export async function startCutProxy(target: string): Promise<CutProxy> {
  const cut = new Set<string>();
  let cutting = false;
  const server = createServer((request, response) => {
    void forward(target, request).then(
      (answer) => {
        const path = request.url ?? '/';
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
          (content) => resolve({ status: response.statusCode ?? 502, headers: response.headers, body: content }),
          reject,
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
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
