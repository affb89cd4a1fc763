import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

/**
 * Serves the built console below /console/. Its pages are all the one index.html, made anew with a nonce for each answer:
 * the component library puts style elements into the page, and the policy allows no others.
 */
export async function serveConsole(server: FastifyInstance, directory: string): Promise<void> {
  const index = path.join(directory, 'index.html');
  if (!existsSync(index)) {
    server.get('/', (_, reply) =>
      reply.status(503).type('text/plain').send('The console is not built: run "npm run build".'),
    );
    return;
  }
  await server.register(fastifyStatic, {
    root: path.join(directory, 'assets'),
    prefix: '/console/assets/',
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
  });
  const html = readFileSync(index, 'utf8');
  const page = (_: unknown, reply: FastifyReply) => {
    const nonce = randomBytes(16).toString('base64');
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', policy(nonce))
      .send(html.replaceAll('__NONCE__', nonce));
  };
  server.get('/', (_, reply) => reply.redirect('/console/', 302));
  server.get('/console', (_, reply) => reply.redirect('/console/', 302));
  server.get('/console/', page);
  server.get('/console/*', page);
}

function policy(nonce: string): string {
  return [
    `default-src 'self'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    // Positions and widths are set as style attributes; they can load nothing.
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    `object-src 'none'`,
  ].join('; ');
}
