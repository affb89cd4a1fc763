import { createHash } from 'node:crypto';
import { Refused, Unavailable } from '@quayside/exchange';
import type { RestAuth } from '@quayside/partners';
import type { RestAnswer, RestCall } from './rest-client.js';

/** What goes with each call so that the other side knows us. */
export interface Authorization {
  headers(): Promise<Readonly<Record<string, string>>>;
  /** Forgets what was refused. Whether another try may go better. */
  renew(): boolean;
  /** What must never be shown. */
  readonly secrets: readonly string[];
}

type Client = Extract<RestAuth, { by: 'oauth2' }> & { readonly secret: string };

interface Token {
  readonly value: string;
  /** By the clock that only goes forward. */
  readonly until: number;
}

/** Tokens that were given to us, over all looks of this process. */
export type TokenCache = Map<string, Token>;

const usualLifeMs = 5 * 60_000;
const spareMs = 60_000;
const largest = 64 * 1024;

/** Gets tokens with client credentials (RFC 6749, 4.4), and keeps each until shortly before it ends. */
export class Tokens {
  constructor(
    private readonly system: string,
    private readonly cache: TokenCache,
    private readonly call: (call: RestCall) => Promise<RestAnswer>,
  ) {}

  authorization(client: Client): Authorization {
    const key = createHash('sha256').update(JSON.stringify(client)).digest('hex');
    const secrets = [client.secret];
    return {
      secrets,
      headers: async () => {
        const known = this.cache.get(key);
        const token = known && known.until > performance.now() ? known : await this.#ask(client);
        this.cache.set(key, token);
        if (!secrets.includes(token.value)) secrets.push(token.value);
        return { authorization: `Bearer ${token.value}` };
      },
      renew: () => this.cache.delete(key),
    };
  }

  async #ask(client: Client): Promise<Token> {
    const answer = await this.call({
      method: 'POST',
      url: new URL(client.tokenUrl),
      headers: { ...headersOf(client), accept: 'application/json' },
      body: { length: bodyOf(client).length, bytes: () => once(bodyOf(client)) },
    });
    const fields = fieldsOf(await answer.all(largest));
    if (answer.status !== 200) throw this.#refusal(answer.status, fields, client.secret);
    const { access_token: value, expires_in: seconds } = fields;
    if (typeof value !== 'string' || value === '') throw new Refused(this.system, 'the token endpoint gave no token');
    const life = Number(seconds) > 0 ? Number(seconds) * 1000 : usualLifeMs;
    return { value, until: performance.now() + Math.max(life - spareMs, life / 2) };
  }

  #refusal(status: number, { error, error_description: text }: Record<string, unknown>, secret: string): Error {
    const words = [error, text]
      .filter((each) => typeof each === 'string')
      .join(': ')
      .replaceAll(secret, '***');
    const message = `the token endpoint gave no token (${status})${words ? `: ${words.slice(0, 300)}` : ''}`;
    return status === 429 || status >= 500 ? new Unavailable(this.system, message) : new Refused(this.system, message);
  }
}

function headersOf({ clientId, secret, clientIn }: Client): Record<string, string> {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  if (clientIn === 'body') return form;
  const pair = [clientId, secret].map((each) => formEncoded(each)).join(':');
  return { ...form, authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

function bodyOf({ clientId, secret, clientIn, scope, audience }: Client): Buffer {
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  if (scope !== undefined) form.set('scope', scope);
  if (audience !== undefined) form.set('audience', audience);
  if (clientIn === 'body') {
    form.set('client_id', clientId);
    form.set('client_secret', secret);
  }
  return Buffer.from(form.toString());
}

/** RFC 6749, 2.3.1: id and secret are encoded as in a form before they are put together. */
function formEncoded(text: string): string {
  return new URLSearchParams({ _: text }).toString().slice(2);
}

function fieldsOf(bytes: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
