import type { FastifyInstance } from 'fastify';

/**
 * How bodies are read: the console's as JSON, and where a route says `{ body: 'stream' }` as the bytes that come, of any type
 * and any size.
 */
export function readBodies(server: FastifyInstance, { bodyMs }: { readonly bodyMs: number }): void {
  const asJson = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (request, payload, done) => {
    const { body } = request.routeOptions.config as { readonly body?: 'stream' };
    if (body === 'stream') return done(null, payload);
    if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
      return done(new BodyRefused(415, 'Send JSON, with the content type application/json.'));
    }
    void collected(payload, request.routeOptions.bodyLimit, bodyMs).then(
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

/** All of a body; one that is too large, or that comes so slowly that it only holds its connection, is refused. */
async function collected(payload: AsyncIterable<Buffer>, limit: number, ms: number): Promise<string> {
  const { promise: tooSlow, reject } = Promise.withResolvers<never>();
  const words = `The body did not come within ${Math.ceil(ms / 1000)} s.`;
  const timer = setTimeout(() => reject(new BodyRefused(408, words)), ms);
  try {
    // The answer closes the connection, and with it the body that is still being read.
    return await Promise.race([textOf(payload, limit), tooSlow]);
  } finally {
    clearTimeout(timer);
  }
}

async function textOf(payload: AsyncIterable<Buffer>, limit: number): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of payload) {
    size += part.length;
    if (size > limit) throw new BodyRefused(413, `The body is larger than ${limit} bytes.`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
