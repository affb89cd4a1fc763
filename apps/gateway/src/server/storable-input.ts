import { unstorableIn } from '@quayside/std';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from './problem.js';

/**
 * Refuses a request with text that nothing can keep (U+0000, half of a character), wherever it is: in its address, its query, its
 * cookies and headers, and in a body of JSON, nested and names of members alike. What follows never meets one.
 */
export function refuseUnstorableInput(server: FastifyInstance): void {
  server.addHook('preValidation', (request, _reply, done) => done(faultIn(request)));
}

function faultIn(request: FastifyRequest): Problem | undefined {
  const { params, query, headers, body, cookies } = request;
  const isStream = (request.routeOptions.config as { readonly body?: 'stream' }).body === 'stream';
  const inputs = { path: params, query, header: headers, cookie: cookies, ...(!isStream && { body }) };
  for (const [where, value] of Object.entries(inputs)) {
    const found = unstorableIn(value);
    if (!found) continue;
    const detail = `${where}${found.path} holds ${found.character}, which is no character of a text: leave it out.`;
    return new Problem('text-unstorable', detail);
  }
  return undefined;
}
