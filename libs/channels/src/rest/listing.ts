import { createHash } from 'node:crypto';
import { Refused, type Listing, type RemoteFile } from '@quayside/exchange';
import type { RestPollSettings } from '@quayside/partners';
import { storable } from '@quayside/std';
import { kindOfAnswer, readAnswer } from './answer.js';
import { firstPage, nextPage, sameHost } from './pages.js';
import { askedSince, newestOf, readPosition, writePosition, type Fetching, type Position } from './position.js';
import type { Answer, Item, Part } from './part.js';
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
/** A page as it came. */
interface Page {
  readonly url: URL;
  readonly kind: 'json' | 'xml';
  readonly bytes: Uint8Array;
}

const accepted = {
  json: 'application/json',
  xml: 'application/xml',
  either: 'application/json, application/xml;q=0.9',
};

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
  /** Asked for so far; what is cut out of one is known by its number. */
  #pages = 0;
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
    while (url && this.#pages < this.#fetch.maxPages && !this.#hasEnough()) url = await this.#page(url);
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
    this.#pages += 1;
    const askedAt = new Date();
    const response = await this.get(url, { accept: accepted[this.#fetch.answer ?? 'either'] });
    const { headers } = response;
    const bytes = await response.all(this.#fetch.maxPageSize);
    // An answer of nothing at all is a list of nothing.
    if (bytes.length === 0) return undefined;
    const kind = this.#fetch.answer ?? kindOfAnswer(headers['content-type'], bytes);
    const answer = readAnswer(this.system, kind, bytes, this.#fetch.path);
    const items = this.#itemsOf(answer);
    this.#take(items, { url, kind, bytes });
    const { since } = this.#fetch;
    if (since) this.#newest = newestOf(since, { answer, items, headers }, this.#newest, askedAt);
    return nextPage(this.system, this.#base, this.#fetch, { url, answer, headers, count: items.length });
  }

  #itemsOf(answer: Answer): readonly Item[] {
    const items = answer.items(this.#fetch.items);
    if (items) return items;
    throw new Refused(this.system, `${this.#fetch.path} answered without a list at "${this.#fetch.items}"`);
  }

  #take(items: readonly Item[], page: Page): void {
    if (this.#fetch.take !== 'page') for (const item of items) this.#takeItem(item, page);
    else if (items.length > 0) this.#takePage(page);
  }

  /** A page has no name of its own: it is known by its content. */
  #takePage({ bytes, kind }: Page): void {
    const hash = createHash('sha256').update(bytes).digest('hex');
    const key = `sha256:${hash}`;
    const name = this.#nameOf(hash.slice(0, 16), { text: () => undefined }, kind);
    this.#add({ key, name, version: hash, size: bytes.length }, { bytes });
  }

  #takeItem(item: Item, { url, kind }: Page): void {
    const { take, id: at, version: versionAt, link: linkAt } = this.#fetch;
    const id = item.text(at);
    if (id === undefined || id === '')
      throw new Refused(this.system, `an item of ${this.#fetch.path} has no id at ${at}`);
    const version = storable((versionAt !== undefined && item.text(versionAt)) || '');
    const known = { key: id, version, name: this.#nameOf(id, item, kind) };
    if (take === 'item') return this.#takeElement(item, known);
    const link = linkAt === undefined ? undefined : item.text(linkAt);
    if (linkAt !== undefined && link === undefined)
      throw new Refused(this.system, `item ${id} has no address at ${linkAt}`);
    const source = { id, link: link === undefined ? undefined : sameHost(this.system, this.#base, link, url) };
    this.#add({ ...known, size: null }, source);
  }

  #takeElement(item: Item, known: Pick<RemoteFile, 'key' | 'name' | 'version'>): void {
    const cut = item.cut();
    if (!cut)
      throw new Refused(this.system, `item ${known.key} of ${this.#fetch.path} is no element to make a file of`);
    const { bytes, offset, length } = cut;
    const origin = `bytes ${offset} to ${offset + length - 1} of page ${this.#pages} of ${this.#fetch.path}`;
    this.#add({ ...known, origin, size: bytes.length }, { bytes });
  }

  #nameOf(id: string, item: Part, kind: 'json' | 'xml'): string {
    const { take, name } = this.#fetch;
    return nameFrom(name ?? (take === 'document' ? '{id}' : `{id}.${kind}`), id, item);
  }

  /** Files are received in the order in which they are listed: an API says nothing else of when they came. */
  #add(file: Omit<RemoteFile, 'folder' | 'modifiedAt'>, source: Source): void {
    const modifiedAt = new Date(this.#files.size);
    this.#files.set(file.key, { ...file, folder: this.#fetch.path, modifiedAt });
    this.#sources.set(file.key, source);
    if ('bytes' in source) this.#bytes += source.bytes.length;
  }
}
