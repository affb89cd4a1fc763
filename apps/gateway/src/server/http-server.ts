import type https from 'node:https';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { readCertificate, StartupError, type Certificate, type Runtime } from '@quayside/runtime';
import { readBodies } from './bodies.js';
import { answerNoRequest, answerUnreadable, longestPart } from './unread-requests.js';
import { showAnswers } from './shown-answers.js';
import { refuseUnstorableInput } from './storable-input.js';
import { serveConsole } from './console-files.js';
import { CertificateWatch } from './tls/certificate-watch.js';

/** The largest body that the console sends. Suppliers' traffic has limits of its own. */
const bodyLimit = 1024 * 1024;

/** How long a client may take before it is sent away: whoever stalls holds nothing. */
export interface HttpPace {
  /** A connection on which nothing moves. */
  readonly idleMs: number;
  /** All headers of a request. */
  readonly headersMs: number;
  /** A body of the console. What suppliers send may be large and their line slow. */
  readonly bodyMs: number;
}

const usualPace: HttpPace = { idleMs: 120_000, headersMs: 20_000, bodyMs: 30_000 };

/** Bytes of all headers of a request: Node's own limit, said here because answers name it. */
const maxHeaderSize = 16 * 1024;

/** For how long browsers remember that this host is to be asked over TLS only. */
const hsts = 'max-age=31536000';

/** Fastify with what every answer needs, in front of the routes of these features. Neither initialised nor listening yet. */
export async function createServer(
  features: DynamicModule,
  { config, exposure, log, metrics }: Pick<Runtime, 'config' | 'exposure' | 'log' | 'metrics'>,
  { idleMs, headersMs, bodyMs }: HttpPace = usualPace,
): Promise<NestFastifyApplication> {
  const { proxies, tls } = config;
  const read = tls && (() => readCertificate(tls, exposure));
  const certificate = read && (await servable(read));
  const usual = {
    bodyLimit,
    connectionTimeout: idleMs,
    forceCloseConnections: true,
    http: { maxHeaderSize, headersTimeout: headersMs, connectionsCheckingInterval: Math.min(headersMs, 5_000) },
    routerOptions: { maxParamLength: longestPart },
    frameworkErrors: answerUnreadable,
    clientErrorHandler: answerNoRequest,
    trustProxy: proxies.length > 0 ? [...proxies] : false,
  };
  const adapter = certificate
    ? new FastifyAdapter({ ...usual, https: { cert: certificate.cert, key: certificate.key } })
    : new FastifyAdapter(usual);
  const app = await NestFactory.create<NestFastifyApplication>(features, adapter, {
    logger: false,
    abortOnError: false,
    bodyParser: false,
  });
  await equip(app, { bodyMs, alwaysTls: config.secureCookies });
  if (tls && certificate) {
    const served = ({ endsAt }: Certificate) => metrics.certificateEnds(endsAt);
    served(certificate);
    const server = app.getHttpServer() as unknown as https.Server;
    const watch = new CertificateWatch(tls, server, log, served, read);
    server.once('close', () => watch.close());
  }
  await serveConsole(app.getHttpAdapter().getInstance(), consoleDirectory());
  return app;
}

/** What every request and every answer goes through, whichever features there are. */
export async function equip(
  app: NestFastifyApplication,
  { bodyMs = usualPace.bodyMs, alwaysTls = false }: { readonly bodyMs?: number; readonly alwaysTls?: boolean } = {},
): Promise<void> {
  await app.register(fastifyCookie);
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: [`'none'`], frameAncestors: [`'none'`] } },
    // Console and gateway may be served on plain http inside a company: then this would lock browsers out.
    hsts: false,
  });
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', (request, reply, done) => {
    if (alwaysTls || request.protocol === 'https') void reply.header('strict-transport-security', hsts);
    // Prices and quantities are nobody's to keep on the way; the console's files have names that change, and say otherwise.
    void reply.header('cache-control', 'no-store');
    done();
  });
  readBodies(server, { bodyMs });
  refuseUnstorableInput(server);
  showAnswers(server);
}

/** What keeps it from starting is said with the names of the settings. */
async function servable(read: () => Promise<Certificate>): Promise<Certificate> {
  return read().catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StartupError(`QUAYSIDE_TLS_CERTIFICATE and QUAYSIDE_TLS_KEY: ${why}`, { cause });
  });
}

/** Returns its address. Throws StartupError when the port is taken. */
export async function listen(
  app: NestFastifyApplication,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<string> {
  try {
    await app.listen(port, host);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new StartupError(`port ${port} on ${host} is taken: set QUAYSIDE_HTTP_PORT to a free one (0 takes any)`);
  }
  return app.getUrl();
}

function consoleDirectory(): string {
  const here = path.dirname(fileURLToPath(import.meta.url));
  // From the build (dist/apps/gateway/src/server) or, in tests, from source (apps/gateway/src/server).
  return here.includes(`${path.sep}dist${path.sep}`)
    ? path.resolve(here, '../../../../console')
    : path.resolve(here, '../../../../dist/console');
}
