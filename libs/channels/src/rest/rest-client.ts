import { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Refused, TooLarge, Unavailable } from '@quayside/exchange';
import { Agent, request, type Dispatcher } from 'undici';
import type { AddressGuard } from './addresses.js';
import { callError, isPassing, retryAfterMs } from './http-errors.js';

export interface RestCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  /** May be asked for more than once: when it is redirected, or when a token was renewed. */
  readonly body?: { readonly length: number; bytes(): AsyncIterable<Uint8Array> };
}

/** The head of an answer; its body is read once, or dropped. */
export interface RestAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Decompressed. Throws TooLarge beyond `limit` bytes, Unavailable when it is cut. */
  body(limit: number): AsyncIterable<Uint8Array>;
  all(limit: number): Promise<Buffer>;
  /** The beginning of it as text, for people. */
  excerpt(): Promise<string>;
  drop(): void;
}

export interface RestTrust {
  readonly ca: string | undefined;
  readonly certificate: string | undefined;
  readonly key: string | undefined;
}

export interface RestLimits {
  readonly connectMs: number;
  /** Until the first word of an answer, and from each to the next. */
  readonly requestMs: number;
  /** For the whole of an answer that is read at once: who sends a byte now and then does not hold a look for ever. */
  readonly answerMs: number;
}

/** A document may be large and its line slow; but what comes in each stretch of `answerMs` must be worth waiting for. */
const leastBytes = 16 * 1024;

const redirects = [301, 302, 303, 307, 308];
const mostRedirects = 5;
const excerptLength = 500;

/** Calls over HTTP that go only where the guard lets them, and follow nobody to another host. */
export class RestClient {
  readonly #agent: Agent;

  constructor(
    private readonly system: string,
    guard: AddressGuard,
    trust: RestTrust,
    private readonly limits: RestLimits,
    /** What must never be shown. */
    private readonly secrets: () => readonly string[],
  ) {
    const { ca, certificate: cert, key } = trust;
    this.#agent = new Agent({
      connect: {
        lookup: guard.lookup,
        timeout: limits.connectMs,
        ...(ca === undefined ? {} : { ca }),
        ...(cert === undefined ? {} : { cert }),
        ...(key === undefined ? {} : { key }),
      },
      headersTimeout: limits.requestMs,
      bodyTimeout: limits.requestMs,
      keepAliveTimeout: 4_000,
      allowH2: false,
    });
  }

  /** Whatever is answered, but for redirects and for "later". Throws Unavailable or Refused. */
  async call(call: RestCall): Promise<RestAnswer> {
    let { url, method } = call;
    for (let count = 0; count <= mostRedirects; count += 1) {
      const answer = this.#answer(url, await this.#send({ ...call, url, method }));
      if (isPassing(answer.status)) throw await this.#later(url, answer);
      const to = answer.headers['location'];
      if (!redirects.includes(answer.status) || to === undefined) return answer;
      answer.drop();
      url = this.#followed(url, to, method, answer.status);
      if (answer.status === 303) method = 'GET';
    }
    throw new Refused(
      this.system,
      `${call.url.host} sends us from one address to the next, more than ${mostRedirects} times`,
    );
  }

  /** Text for people, without anything that is secret. */
  hidden(text: string): string {
    return this.secrets().reduce((shown, each) => (each.length > 3 ? shown.replaceAll(each, '***') : shown), text);
  }

  close(): Promise<void> {
    return this.#agent.destroy();
  }

  async #send({ url, method, headers, body }: RestCall): Promise<Dispatcher.ResponseData> {
    try {
      return await request(url, {
        method,
        dispatcher: this.#agent,
        headers: {
          'user-agent': 'Quayside',
          'accept-encoding': 'identity',
          ...headers,
          ...(body && method !== 'GET' ? { 'content-length': String(body.length) } : {}),
        },
        body: body && method !== 'GET' ? Readable.from(body.bytes(), { objectMode: false }) : null,
      });
    } catch (error) {
      throw callError(this.system, url.host, error);
    }
  }

  #followed(from: URL, location: string, method: string, status: number): URL {
    const to = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
    if (to?.origin !== from.origin) {
      const where = to ? to.origin : 'an address that is none';
      throw new Refused(this.system, `${from.host} sends us on to ${where}: only the host of the profile is called`);
    }
    if (method !== 'GET' && status < 303) {
      throw new Refused(this.system, `${from.host} sends us on (${status}) and does not say whether with the content`);
    }
    return to;
  }

  async #later(url: URL, answer: RestAnswer): Promise<Unavailable> {
    const { status } = answer;
    const words = status === 429 ? 'asks for fewer calls' : 'cannot answer now';
    const text = await answer.excerpt();
    return new Unavailable(this.system, `${url.host} ${words} (${status})${text ? `: ${text}` : ''}`, {
      retryAfterMs: retryAfterMs(answer.headers) ?? (status === 429 ? 0 : undefined),
    });
  }

  #answer(url: URL, { statusCode: status, headers: raw, body }: Dispatcher.ResponseData): RestAnswer {
    const headers = Object.fromEntries(
      Object.entries(raw).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
    );
    const { system } = this;
    // A body that breaks off while nobody reads it is nobody's failure.
    body.on('error', () => undefined);
    const { answerMs } = this.limits;
    const tooSlow = () => body.destroy(new Unavailable(system, slowWords(url, answerMs)));
    const limited = (limit: number) => bodyOf(system, url, headers, body, limit);
    async function* atOnce(limit: number): AsyncIterable<Uint8Array> {
      const timer = setTimeout(tooSlow, answerMs);
      try {
        yield* limited(limit);
      } finally {
        clearTimeout(timer);
      }
    }
    return {
      ...{ status, headers, body: (limit) => atPace(limited(limit), answerMs, tooSlow) },
      all: async (limit) => {
        const chunks: Uint8Array[] = [];
        for await (const chunk of atOnce(limit)) chunks.push(chunk);
        return Buffer.concat(chunks);
      },
      excerpt: () => this.#excerpt(atOnce),
      drop: () => void body.destroy(),
    };
  }

  /** What cannot be read any more is no reason to fail: it only goes with a failure. */
  async #excerpt(body: (limit: number) => AsyncIterable<Uint8Array>): Promise<string> {
    const chunks: Uint8Array[] = [];
    let size = 0;
    try {
      for await (const chunk of body(Infinity)) {
        chunks.push(chunk);
        size += chunk.length;
        if (size > 8 * 1024) break;
      }
    } catch {
      // Shown is what came.
    }
    const text = Buffer.concat(chunks).toString('utf8').replace(/\s+/g, ' ').trim();
    return this.hidden(text).slice(0, excerptLength);
  }
}

async function* bodyOf(
  system: string,
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: Readable,
  limit: number,
): AsyncIterable<Uint8Array> {
  const length = Number(headers['content-length'] ?? 0);
  if (length > limit) throw tooLarge(system, url, limit);
  let size = 0;
  try {
    for await (const chunk of decoded(system, headers['content-encoding'], body)) {
      size += chunk.length;
      if (size > limit) throw tooLarge(system, url, limit);
      yield chunk;
    }
  } catch (error) {
    throw callError(system, url.host, error);
  } finally {
    body.destroy();
  }
}

/** Gives up when less than is worth waiting for comes in a stretch of time. While we take our time with what came, nothing counts. */
async function* atPace(chunks: AsyncIterable<Uint8Array>, ms: number, tooSlow: () => void): AsyncIterable<Uint8Array> {
  let came = leastBytes;
  let taking = false;
  const timer = setInterval(() => {
    if (!taking && came < leastBytes) tooSlow();
    came = 0;
  }, ms);
  try {
    for await (const chunk of chunks) {
      taking = true;
      yield chunk;
      taking = false;
      came += chunk.length;
    }
  } finally {
    clearInterval(timer);
  }
}

function slowWords({ host, pathname }: URL, ms: number): string {
  return `${host} answers ${pathname} so slowly that nothing worth it came in ${Math.round(ms / 1000)} s`;
}

function tooLarge(system: string, url: URL, limit: number): TooLarge {
  return new TooLarge(system, `${url.pathname} has more than ${limit} bytes`);
}

/** We ask for plain bytes; some servers compress all the same. */
function decoded(system: string, encoding: string | undefined, body: Readable): AsyncIterable<Uint8Array> {
  switch (encoding?.toLowerCase() ?? 'identity') {
    case '':
    case 'identity':
      return body as AsyncIterable<Uint8Array>;
    case 'gzip':
    case 'x-gzip':
      return through(body, createGunzip());
    case 'deflate':
      return through(body, createInflate());
    case 'br':
      return through(body, createBrotliDecompress());
    default:
      throw new Refused(system, `the answer is encoded as ${encoding}, which was not asked for`);
  }
}

function through(body: Readable, decoder: NodeJS.ReadWriteStream & Readable): AsyncIterable<Uint8Array> {
  body.on('error', (error) => decoder.destroy(error));
  body.on('close', () => !body.readableEnded && decoder.destroy(new Error('the answer ended too early')));
  return body.pipe(decoder) as AsyncIterable<Uint8Array>;
}
