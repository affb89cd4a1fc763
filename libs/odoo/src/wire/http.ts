import { Unavailable } from '@quayside/exchange';
import type { OdooOptions } from './odoo-options.js';
import { systemName } from './transport.js';

export interface Response {
  readonly status: number;
  readonly text: string;
}

/** One request to the server, whatever it answers. Throws Unavailable where nothing answers in time. */
export async function send(options: OdooOptions, path: string, init: RequestInit): Promise<Response> {
  const request = options.fetch ?? fetch;
  try {
    const response = await request(siteOf(options.url) + path, {
      ...init,
      signal: AbortSignal.timeout(options.timeoutMs),
    });
    return { status: response.status, text: await response.text() };
  } catch (cause) {
    const words = `Odoo at ${options.url} cannot be reached: ${reason(cause, options.timeoutMs)}`;
    throw new Unavailable(systemName(options), words, { cause });
  }
}

export function postJson(
  options: OdooOptions,
  path: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return send(options, path, {
    method: 'POST',
    redirect: 'error',
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  });
}

/** The address without its last slashes. */
export function siteOf(url: string): string {
  return url.replace(/\/+$/, '');
}

export function parsed(options: OdooOptions, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const words = 'Odoo answered something that is not JSON; is its address right?';
    throw new Unavailable(systemName(options), words, { cause });
  }
}

/** fetch says "fetch failed" and hides why in its cause. */
function reason(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${timeoutMs / 1000} s`;
  return error.cause instanceof Error ? error.cause.message || error.cause.name : error.message;
}
