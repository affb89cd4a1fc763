import type { Socket } from 'node:net';
import type { FastifyReply } from 'fastify';
import { Problem, problemOf } from './problem.js';

/** No id, number or name that stands in an address is longer. */
export const longestPart = 400;

// Requests that no route ever sees are answered as all others are: with problem details.

/** An address that cannot be read, such as `%ff`, or of which a part is longer than anything that is named here. */
export function answerUnreadable(error: Error & { readonly code?: string }, _: unknown, reply: unknown): void {
  const problem =
    error.code === 'FST_ERR_MAX_PARAM_LENGTH'
      ? new Problem('address-too-long', `A part of the address is longer than ${longestPart} characters.`)
      : new Problem('address-malformed', 'Its percent encoding is not UTF-8.');
  const { body } = problemOf(problem, { status: problem.getStatus(), message: problem.detail });
  void (reply as FastifyReply).status(body.status).type('application/problem+json').send(body);
}

const byCode: Readonly<Record<string, readonly [status: number, detail: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'The headers are larger than 16 KB.'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'The extensions of the chunks are larger than 16 KB.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not come to its end in time.'],
};

/** What is no HTTP, or too slow or too large to become a request. */
export function answerNoRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy(error);
  const [status, detail] = byCode[error.code ?? ''] ?? [400, 'This is no request of HTTP/1.1.'];
  const { body } = problemOf(error, { status, message: detail });
  const text = JSON.stringify(body);
  const head = [`HTTP/1.1 ${status} ${body.title}`, `content-length: ${Buffer.byteLength(text)}`];
  const type = ['content-type: application/problem+json', 'connection: close'];
  socket.end(`${[...head, ...type].join('\r\n')}\r\n\r\n${text}`);
}
