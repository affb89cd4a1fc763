import { createHash } from 'node:crypto';
import { Refused, type Listing, type RemoteFile } from '@quayside/exchange';
import type { RestPollSettings } from '@quayside/partners';
import { readAnswer } from './answer.js';
import { firstPage, nextPage, sameHost } from './pages.js';
import { askedSince, newestOf, readPosition, writePosition, type Fetching, type Position } from './position.js';
import type { Answer, Item } from './part.js';
import type { RestAnswer } from './rest-client.js';
import { nameFrom } from './template.js';

/** Where the bytes of a listed file are: here already, or at an address of their own. */
export type Source = { readonly bytes: Uint8Array } | { readonly id: string; readonly link: URL | undefined };

export interface Listed {
  readonly listing: Listing;
  readonly sources: ReadonlyMap<string, Source>;
}

/** Bytes of items and pages that one look keeps in memory. */
const mostBytes = 64 * 1024 ** 2;

type Settings = RestPollSettings & { readonly fetch: Fetching };
type Get = (url: URL, headers: Readonly<Record<string, string>>) => Promise<RestAnswer>;

/** Reads page after page, until the list ends or this look has enough. */
export async function listPages(system: string, settings: Settings, before: string | null, get: Get): Promise<Listed> {
  return new Pass(system, settings, readPosition(before, settings.url, settings.fetch), get).read();
}

class Pass {
  readonly #files = new Map<string, RemoteFile>();
  readonly #sources = new Map<string, Source>();
  readonly #seen = new Set<string>();
  readonly #base: URL;
  readonly #fetch: Fetching;
  #bytes = 0;
  #newest: string | undefined;

  constructor(
    private readonly system: string,
    private readonly settings: Settings,
    private readonly position: Position,
    private readonly get: Get,
  ) {
    this.#base = new URL(settings.url);
    this.#fetch = settings.fetch;
    this.#newest = position.newest;
  }

  async read(): Promise<Listed> {
    let url: URL | undefined = this.#start();
    for (let pages = 0; url && pages < this.#fetch.maxPages && !this.#hasEnough(); pages += 1) {
      url = await this.#page(url);
    }
    const { settings, position } = this;
    const at = url ? this.#onTheWay(url) : { since: this.#newest ?? position.since };
    return {
      listing: {
        files: [...this.#files.values()],
        position: writePosition(at, settings.url, this.#fetch),
        more: url !== undefined,
      },
      sources: this.#sources,
    };
  }

  #start(): URL {
    const { next } = this.position;
    if (next !== undefined) return new URL(next, this.#base.origin);
    const { since } = this.#fetch;
    return firstPage(this.#base, this.#fetch, since && askedSince(since, this.position));
  }

  /** Numbers of pages shift when what is confirmed leaves the list: then the next look begins at the first page again. */
  #onTheWay(next: URL): Position {
    const { since, next: before } = this.position;
    const shifts = this.#fetch.pages.by === 'page' && this.settings.afterFetch.do === 'call';
    if (shifts) return { since, next: before, newest: this.position.newest };
    return { since, newest: this.#newest, next: `${next.pathname}${next.search}` };
  }

  #hasEnough(): boolean {
    const shifts = this.#fetch.pages.by === 'page' && this.settings.afterFetch.do === 'call';
    return this.#bytes >= mostBytes || (!shifts && this.#files.size >= this.settings.batch);
  }

  async #page(url: URL): Promise<URL | undefined> {
    if (this.#seen.has(url.href)) throw new Refused(this.system, `the pages of ${this.#fetch.path} go in a circle`);
    this.#seen.add(url.href);
    const askedAt = new Date();
    const response = await this.get(url, {
      accept: this.#fetch.answer === 'json' ? 'application/json' : 'application/xml',
    });
    const { headers } = response;
    const bytes = await response.all(this.#fetch.maxPageSize);
    // An answer of nothing at all is a list of nothing.
    if (bytes.length === 0) return undefined;
    const answer = readAnswer(this.system, this.#fetch.answer, bytes, this.#fetch.path);
    const items = this.#itemsOf(answer);
    this.#take(items, bytes, url);
    const { since } = this.#fetch;
    if (since) this.#newest = newestOf(since, { answer, items, headers }, this.#newest, askedAt);
    return nextPage(this.system, this.#base, this.#fetch, { url, answer, headers, count: items.length });
  }

  #itemsOf(answer: Answer): readonly Item[] {
    const items = answer.items(this.#fetch.items);
    if (items) return items;
    throw new Refused(this.system, `${this.#fetch.path} answered without a list at "${this.#fetch.items}"`);
  }

  #take(items: readonly Item[], bytes: Uint8Array, url: URL): void {
    if (this.#fetch.take !== 'page') for (const item of items) this.#takeItem(item, url);
    else if (items.length > 0) this.#takePage(bytes);
  }

  /** A page has no name of its own: it is known by its content. */
  #takePage(bytes: Uint8Array): void {
    const hash = createHash('sha256').update(bytes).digest('hex');
    const key = `sha256:${hash}`;
    const named: Item = { text: () => undefined, bytes };
    this.#add({ key, version: hash, size: bytes.length }, hash.slice(0, 16), named, { bytes });
  }

  #takeItem(item: Item, url: URL): void {
    const { take, id: at, version: versionAt, link: linkAt } = this.#fetch;
    const id = item.text(at);
    if (id === undefined || id === '')
      throw new Refused(this.system, `an item of ${this.#fetch.path} has no id at ${at}`);
    const version = (versionAt !== undefined && item.text(versionAt)) || '';
    if (take === 'item') {
      const { bytes } = item;
      return this.#add({ key: id, version, size: bytes.length }, id, item, { bytes });
    }
    const link = linkAt === undefined ? undefined : item.text(linkAt);
    if (linkAt !== undefined && link === undefined)
      throw new Refused(this.system, `item ${id} has no address at ${linkAt}`);
    const source = { id, link: link === undefined ? undefined : sameHost(this.system, this.#base, link, url) };
    this.#add({ key: id, version, size: null }, id, item, source);
  }

  /** Files are received in the order in which they are listed: an API says nothing else of when they came. */
  #add(file: Pick<RemoteFile, 'key' | 'version' | 'size'>, id: string, item: Item, source: Source): void {
    const { take, answer, path, name } = this.#fetch;
    const template = name ?? (take === 'document' ? '{id}' : `{id}.${answer}`);
    const modifiedAt = new Date(this.#files.size);
    this.#files.set(file.key, { ...file, folder: path, name: nameFrom(template, id, item), modifiedAt });
    this.#sources.set(file.key, source);
    if ('bytes' in source) this.#bytes += source.bytes.length;
  }
}
