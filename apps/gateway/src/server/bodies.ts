import type { FastifyInstance } from 'fastify';

/**
 * How bodies are read: the console's as JSON, and where a route says `{ body: 'stream' }` as the bytes that come, of any type
 * and any size.
 */
export function readBodies(server: FastifyInstance): void {
  const asJson = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (request, payload, done) => {
    const { body } = request.routeOptions.config as { readonly body?: 'stream' };
    if (body === 'stream') return done(null, payload);
    if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
      return done(new BodyRefused(415, 'Send JSON, with the content type application/json.'));
    }
    void collected(payload, request.routeOptions.bodyLimit).then(
      (text) => void asJson(request, text, done),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
    );
  });
}

class BodyRefused extends Error {
  constructor(
    readonly statusCode: number,
    message: string,
  ) {
    super(message);
  }
}

async function collected(payload: AsyncIterable<Buffer>, limit: number): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of payload) {
    size += part.length;
    if (size > limit) throw new BodyRefused(413, `The body is larger than ${limit} bytes.`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
