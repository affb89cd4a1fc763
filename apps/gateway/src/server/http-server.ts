import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { StartupError, type Runtime } from '@quayside/runtime';
import { serveDocs, supplierOpenApi } from '../supplier-api/docs/docs-page.js';
import { AppModule } from '../app.module.js';
import { readBodies } from './bodies.js';
import { serveConsole } from './console-files.js';
import type { GatewayState } from '../gateway-state.js';
import { openApiOf } from '../console-api/console-openapi.js';

export interface HttpServer {
  readonly url: string;
  close(): Promise<void>;
}

/** The largest body that the console sends. Suppliers' traffic has limits of its own. */
const bodyLimit = 1024 * 1024;

/** A connection on which nothing moves for so long is closed: whoever stalls holds nothing. */
const idleMs = 120_000;

/** Console and its API, the suppliers' interface, health and metrics. */
export async function startHttpServer(runtime: Runtime, state: GatewayState): Promise<HttpServer> {
  const app = await createApp(runtime, state);
  const { host, port } = runtime.config.http;
  try {
    await app.listen(port, host);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new StartupError(`port ${port} on ${host} is taken: set QUAYSIDE_HTTP_PORT to a free one (0 takes any)`);
  }
  return { url: await app.getUrl(), close: () => app.close() };
}

/** The application without a port, as the OpenAPI document is made from. */
export async function createApp(runtime: Runtime, state: GatewayState): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit,
    connectionTimeout: idleMs,
    forceCloseConnections: true,
    trustProxy: proxiesOf(runtime),
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(runtime, state), adapter, {
    logger: false,
    abortOnError: false,
    bodyParser: false,
  });
  await app.register(fastifyCookie);
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: [`'none'`], frameAncestors: [`'none'`] } },
    // Console and gateway may be served on plain http inside a company; a proxy that ends TLS sets this itself.
    hsts: false,
  });
  const server = app.getHttpAdapter().getInstance();
  readBodies(server);
  await serveConsole(server, consoleDirectory());
  const document = openApiOf(app);
  server.get('/api/openapi.json', () => document);
  serveDocs(app, supplierOpenApi(app));
  await app.init();
  return app;
}

/** The OpenAPI documents are made without a configuration. */
function proxiesOf({ config }: Partial<Pick<Runtime, 'config'>>): string[] | false {
  return config?.proxies ? [...config.proxies] : false;
}

function consoleDirectory(): string {
  const here = path.dirname(fileURLToPath(import.meta.url));
  // From the build (dist/apps/gateway/src/server) or, in tests, from source (apps/gateway/src/server).
  return here.includes(`${path.sep}dist${path.sep}`)
    ? path.resolve(here, '../../../../console')
    : path.resolve(here, '../../../../dist/console');
}
