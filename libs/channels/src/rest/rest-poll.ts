import {
  DispatchRefused,
  Refused,
  type ChannelSession,
  type ContentTag,
  type Fetched,
  type Listing,
  type OutgoingFile,
  type ProbeStep,
  type RemoteFile,
} from '@quayside/exchange';
import type { RestPollSettings } from '@quayside/partners';
import type { Secrets } from '../secrets.js';
import { AddressGuard, type AllowedAddresses, type Resolve } from './addresses.js';
import { authorizationOf } from './authorization.js';
import { download } from './download.js';
import { listPages, type Source } from './listing.js';
import { below } from './pages.js';
import { RestClient, type RestAnswer, type RestCall, type RestLimits } from './rest-client.js';
import { bodyFrom, pathFrom } from './template.js';
import { Tokens, type Authorization, type TokenCache } from './tokens.js';

export interface RestPollOptions {
  readonly account: string;
  readonly settings: RestPollSettings;
  readonly secrets: Secrets;
  readonly limits: RestLimits;
  readonly allowed: AllowedAddresses;
  readonly tokens: TokenCache;
  readonly resolve?: Resolve | undefined;
}

/** A session with a partner's REST API: its addresses are found and checked, and we have what it knows us by. */
export async function openRestPoll(options: RestPollOptions): Promise<ChannelSession> {
  const { account, settings, secrets, allowed, resolve } = options;
  const system = `rest:${account}`;
  const guard = new AddressGuard(system, allowed, resolve);
  const base = new URL(settings.url);
  const [found] = await guard.admit(base);
  if (settings.auth.by === 'oauth2') await guard.admit(new URL(settings.auth.tokenUrl));
  const { certificate } = settings;
  const trust = {
    ca: settings.ca,
    certificate: certificate && (await secrets(certificate.secret)),
    key: certificate && (await secrets(certificate.key.secret)),
  };
  const hidden: string[] = [];
  const client = new RestClient(system, guard, trust, options.limits, () => [...hidden, ...authorization.secrets]);
  const tokens = () => new Tokens(system, options.tokens, (call) => client.call(call));
  const authorization = await authorizationOf(settings.auth, secrets, tokens);
  try {
    await authorization.headers();
  } catch (error) {
    await client.close();
    throw error;
  }
  const token = settings.auth.by === 'oauth2' ? ', and got a token' : '';
  const opened = `found ${base.host} at ${found?.address ?? ''}${token}`;
  return new RestPoll(opened, client, authorization, settings, system);
}

class RestPoll implements ChannelSession {
  readonly #base: URL;
  readonly #headers: Readonly<Record<string, string>>;
  #sources: ReadonlyMap<string, Source> = new Map();

  constructor(
    readonly opened: string,
    private readonly client: RestClient,
    private readonly authorization: Authorization,
    private readonly settings: RestPollSettings,
    private readonly system: string,
  ) {
    this.#base = new URL(settings.url);
    // What signs in is never beside a header of the same name.
    this.#headers = Object.fromEntries(
      Object.entries(settings.headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
  }

  async list(position: string | null): Promise<Listing> {
    const { fetch } = this.settings;
    if (!fetch) return { files: [] };
    const { listing, sources } = await listPages(this.system, { ...this.settings, fetch }, position, (url, headers) =>
      this.#must({ method: 'GET', url, headers }),
    );
    this.#sources = sources;
    return listing;
  }

  async fetch(
    file: RemoteFile,
    from: number,
    take: (bytes: Uint8Array) => Promise<void>,
    tag: ContentTag,
  ): Promise<Fetched> {
    const source = this.#sources.get(file.key);
    if (!source) return 'gone';
    if ('bytes' in source) {
      await take(source.bytes.subarray(from));
      return 'whole';
    }
    const url = source.link ?? below(this.#base, pathFrom(this.settings.fetch?.document ?? '', { id: source.id }));
    const what = { name: file.name, limit: this.settings.maxFileSize, accept: this.settings.fetch?.accept };
    return download(this.system, what, from, take, tag, (headers) =>
      this.#must({ method: 'GET', url, headers }, 'range' in headers ? [404, 410, 416] : [404, 410]),
    );
  }

  confirm(file: RemoteFile): Promise<void> {
    return this.settle(file);
  }

  async settle({ key, version }: Pick<RemoteFile, 'key' | 'version'>): Promise<void> {
    const { afterFetch } = this.settings;
    if (afterFetch.do === 'nothing') return;
    const { method, path, body, contentType, done } = afterFetch;
    const values = { id: key, version };
    const url = below(this.#base, pathFrom(path, values));
    const bytes = body === undefined ? undefined : Buffer.from(bodyFrom(body, values, contentType));
    const call: RestCall = {
      ...{ method, url },
      headers: {
        'idempotency-key': `taken-${encodeURIComponent(key)}`,
        ...(bytes ? { 'content-type': contentType } : {}),
      },
      ...(bytes ? { body: { length: bytes.length, bytes: () => once(bytes) } } : {}),
    };
    (await this.#must(call, done)).drop();
  }

  async send(file: OutgoingFile): Promise<void> {
    const { send } = this.settings;
    if (!send) {
      const remedy = 'add `send` to the channel, or agree on no acknowledgements';
      throw new Refused(this.system, `the profile says no path to send to: ${remedy}`);
    }
    const { id, name, type } = file;
    const path = pathFrom(send.byDocument[type] ?? send.path, { id, name, type });
    const answer = await this.#call({
      method: send.method,
      url: below(this.#base, path),
      headers: { 'content-type': send.contentType, 'idempotency-key': id },
      body: { length: file.size, bytes: () => file.bytes() },
    });
    if (isWell(answer.status) || send.already.includes(answer.status)) return answer.drop();
    throw await this.#refusal(path, answer, ofThisOne.includes(answer.status));
  }

  async probe(): Promise<readonly ProbeStep[]> {
    const { fetch, probe } = this.settings;
    const steps: ProbeStep[] = [];
    if (fetch) {
      steps.push(
        await step(`list ${fetch.path}`, async () => {
          const { files, more } = await this.list(null);
          return `${files.length}${more ? ' and more' : ''} item${files.length === 1 && !more ? '' : 's'}`;
        }),
      );
    }
    if (probe !== undefined) {
      steps.push(
        await step(`get ${probe}`, async () => {
          const answer = await this.#must({ method: 'GET', url: below(this.#base, probe) });
          answer.drop();
          return `answered with ${answer.status}`;
        }),
      );
    }
    return steps;
  }

  close(): Promise<void> {
    return this.client.close();
  }

  /** An answer that says yes, or one of those that were agreed to be as good. */
  async #must(call: RestCall, alsoWell: readonly number[] = []): Promise<RestAnswer> {
    const answer = await this.#call(call);
    if (isWell(answer.status) || alsoWell.includes(answer.status)) return answer;
    throw await this.#refusal(call.url.pathname, answer, false);
  }

  /** With what we are known by; once more with a new token when the old one is not taken any more. */
  async #call(call: RestCall): Promise<RestAnswer> {
    const answer = await this.#authorized(call);
    if (answer.status !== 401 || !this.authorization.renew()) return answer;
    answer.drop();
    return this.#authorized(call);
  }

  async #authorized(call: RestCall): Promise<RestAnswer> {
    const known = await this.authorization.headers();
    return this.client.call({ ...call, headers: { ...this.#headers, ...call.headers, ...known } });
  }

  async #refusal(path: string, answer: RestAnswer, thisOne: boolean): Promise<Refused> {
    const { status } = answer;
    const text = await answer.excerpt();
    const said = text ? `: ${text}` : '';
    if (status === 401 || status === 403) {
      const what = `${this.#base.host} does not let us in (${status}): check what the profile signs in with${said}`;
      return new Refused(this.system, what);
    }
    const message = `${path} answered ${status}${said}`;
    return thisOne ? new DispatchRefused(this.system, message) : new Refused(this.system, message);
  }
}

/** Answers that speak of what was sent and not of where it was sent to: others may be taken. */
const ofThisOne = [400, 406, 409, 411, 412, 413, 415, 422];

function isWell(status: number): boolean {
  return status >= 200 && status < 300;
}

async function step(what: string, work: () => Promise<string>): Promise<ProbeStep> {
  try {
    return { what, ok: true, text: await work() };
  } catch (error) {
    return { what, ok: false, text: error instanceof Error ? error.message : String(error) };
  }
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
