import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartupError } from '@quayside/runtime';
import type { Health } from './health.js';
import { metricsRefused } from './metrics-access.js';
import { Readiness } from './readiness.js';

/** Where a process is watched apart from all else, whichever its roles. */
export interface WatchServer {
  readonly port: number;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly type?: string;
  readonly body: string;
}

const requestMs = 10_000;

/** Serves figures and health, and nothing else: for a process without HTTP, and where they are nobody else's to see. */
export async function startWatchServer(
  health: Health,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<WatchServer> {
  const readiness = new Readiness(health);
  const server = http.createServer({ requestTimeout: requestMs }, (request, response) => {
    void answer(health, readiness, request).then(({ status, type = 'application/json', body }) =>
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new StartupError(`port ${port} on ${host} is taken: set QUAYSIDE_METRICS_LISTEN to a free one`)
          : error,
      ),
    );
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(health: Health, readiness: Readiness, request: http.IncomingMessage): Promise<Answer> {
  const { version, roles } = health;
  switch (new URL(request.url ?? '/', 'http://watch').pathname) {
    case '/health/live':
      return { status: 200, body: JSON.stringify({ status: 'live', version, roles }) };
    case '/health/ready': {
      const why = await readiness.whyNot();
      return why === undefined
        ? { status: 200, body: JSON.stringify({ status: 'ready' }) }
        : { status: 503, body: JSON.stringify({ message: why }) };
    }
    case '/metrics':
      return figures(health, request);
    default:
      return { status: 404, body: JSON.stringify({ message: 'There is /metrics, /health/live and /health/ready.' }) };
  }
}

/** Without a token they are for whoever reaches this address: that is what it was chosen for. */
async function figures(health: Health, { headers }: http.IncomingMessage): Promise<Answer> {
  const { token } = health.metricsFor;
  const asker = { authorization: headers.authorization, address: '127.0.0.1' };
  const refused = metricsRefused({ token, elsewhere: false }, asker);
  if (refused) return { status: refused.status, body: JSON.stringify({ message: refused.message }) };
  return { status: 200, type: 'text/plain; version=0.0.4; charset=utf-8', body: await health.metrics() };
}
