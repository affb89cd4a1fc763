import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';

/** Stable words of problems, and what each means. */
export const problems = {
  'not-signed-in': { status: 401, title: 'Not signed in' },
  'key-expired': { status: 401, title: 'The key has expired' },
  'not-allowed': { status: 403, title: 'Not allowed with this key' },
  'no-right': { status: 403, title: 'You have no right to this' },
  'code-needed': { status: 401, title: 'A code of the second factor is needed' },
  'channel-paused': { status: 503, title: 'The channel is paused' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'backlog-full': { status: 429, title: 'Too many of your files wait to be read' },
  'body-empty': { status: 400, title: 'There is no body' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'body-encoded': { status: 415, title: 'The body is encoded or wrapped' },
  'digest-mismatch': { status: 400, title: 'The body is not what its digest says' },
  'text-unstorable': { status: 400, title: 'A text holds what is no character' },
  'address-malformed': { status: 400, title: 'The address cannot be read' },
  'address-too-long': { status: 414, title: 'The address is too long' },
  'header-malformed': { status: 400, title: 'A header cannot be read' },
  'key-reused': { status: 422, title: 'The idempotency key was used for another body' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'erp-away': { status: 503, title: 'The orders cannot be read just now' },
} as const;

export type ProblemCode = keyof typeof problems;

/** An error that programs can tell: what it is, and what to do about it. */
export class Problem extends HttpException {
  override readonly name = 'Problem';

  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    readonly headers: Readonly<Record<string, string>> = {},
    /** What the caller is not told: for the journal. */
    readonly aside?: string,
  ) {
    super(detail, problems[code].status);
  }
}

/** The body and the headers of an answer that says what went wrong. */
export function problemOf(
  error: unknown,
  { status, message: detail, logId }: { readonly status: number; readonly message: string; readonly logId?: string },
) {
  if (error instanceof Problem) {
    const { title } = problems[error.code];
    return { headers: error.headers, body: { type: `urn:quayside:problem:${error.code}`, title, status, detail } };
  }
  const title = STATUS_CODES[status] ?? 'Error';
  const headers: Record<string, string> = status === 503 ? { 'retry-after': '30' } : {};
  const instance = logId === undefined ? {} : { instance: `urn:quayside:log:${logId}` };
  return { headers, body: { type: 'about:blank', title, status, detail, ...instance } };
}
