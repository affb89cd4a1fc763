import createClient, { type Middleware } from 'openapi-fetch';
import type { components, paths } from './schema.gen';

export type Shapes = components['schemas'];

/** What the gateway answered instead of what was asked for, in its own words. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  /** The stable word of it: `urn:quayside:problem:...`, or `about:blank`. */
  readonly type: string;

  constructor(status: number, message: string, type = 'about:blank') {
    super(message);
    this.status = status;
    this.type = type;
  }
}

let csrf = '';

/** Every change carries the token that only our own pages can read. */
export function carryCsrfToken(token: string): void {
  csrf = token;
}

const carryCsrf: Middleware = {
  onRequest({ request }) {
    if (request.method !== 'GET') request.headers.set('x-quayside-csrf', csrf);
    return request;
  },
};

export const api = createClient<paths>({ baseUrl: '/', credentials: 'same-origin' });
api.use(carryCsrf);

interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The data, or a thrown problem that a page can show. */
export async function answered<T>(asked: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await asked.catch((cause: unknown) => {
    throw new ApiProblem(0, `The gateway does not answer. ${cause instanceof Error ? cause.message : ''}`.trim());
  });
  if (!response.ok) throw new ApiProblem(response.status, messageOf(error, response.status), typeOf(error));
  return data as T;
}

function typeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'type' in error ? String(error.type) : undefined;
}

function messageOf(error: unknown, status: number): string {
  if (typeof error === 'object' && error !== null && 'detail' in error) return String(error.detail);
  return `The gateway answered with status ${status}.`;
}
