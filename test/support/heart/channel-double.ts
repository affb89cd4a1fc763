import {
  NameTaken,
  TooLarge,
  Unavailable,
  type Channels,
  type ChannelSession,
  type ContentTag,
  type Fetched,
  type OutgoingFile,
  type RemoteFile,
} from '@quayside/exchange';

interface Lying {
  readonly bytes: Uint8Array;
  readonly modifiedAt: Date;
  readonly version: string;
}

/** One side of a channel, in memory: what is to be fetched there, and what was put there. */
export class FarSide {
  readonly #files = new Map<string, Lying>();
  readonly #inbox = new Map<string, Buffer>();
  #versions = 0;
  /** What we confirmed, in order. */
  readonly confirmed: string[] = [];
  /** What opening a session, or one of its calls, runs into. */
  fault: (call: 'open' | 'list' | 'fetch' | 'confirm' | 'send', name: string) => void = () => undefined;
  largest = Number.POSITIVE_INFINITY;
  /** Whether key and version name one thing for ever, so that it is confirmed unseen. */
  settles = false;
  /** Where the next listing begins. */
  position: string | undefined;

  /** Puts a file there to be fetched, or another one in its place. */
  put(name: string, bytes: Uint8Array, modifiedAt = new Date(0)): void {
    this.#versions += 1;
    this.#files.set(name, { bytes, modifiedAt, version: String(this.#versions) });
  }

  /** Puts other bytes in place of a file, and nothing tells that from outside: size and time are the same. */
  exchange(name: string, bytes: Uint8Array): void {
    const file = this.#files.get(name);
    if (file?.bytes.length !== bytes.length) throw new Error(`no file ${name} of this size`);
    this.#files.set(name, { ...file, bytes });
  }

  remove(name: string): void {
    this.#files.delete(name);
  }

  /** What is left to be fetched. */
  get names(): readonly string[] {
    return [...this.#files.keys()];
  }

  /** What we put there, by name. */
  get inbox(): ReadonlyMap<string, Buffer> {
    return this.#inbox;
  }

  async open(): Promise<ChannelSession> {
    this.fault('open', '');
    return {
      opened: 'in memory',
      list: async () => {
        this.fault('list', '');
        const files = [...this.#files].map(([name, file]) => remoteOf(name, file));
        return this.position === undefined ? { files } : { files, position: this.position };
      },
      fetch: (file, from, take, tag) => this.#fetch(file, from, take, tag),
      confirm: (file) => this.#confirm(file),
      ...(this.settles && { settle: (file) => this.#confirm(file) }),
      send: (file) => this.#send(file),
      probe: async () => [],
      close: async () => undefined,
    };
  }

  async #confirm({ key, version }: Pick<RemoteFile, 'key' | 'version'>): Promise<void> {
    this.fault('confirm', key);
    this.confirmed.push(key);
    if (this.#files.get(key)?.version === version) this.#files.delete(key);
  }

  async #fetch(
    { name, version }: RemoteFile,
    from: number,
    take: (bytes: Uint8Array) => Promise<void>,
    _tag: ContentTag,
  ): Promise<Fetched> {
    this.fault('fetch', name);
    const file = this.#files.get(name);
    if (!file) return 'gone';
    if (file.version !== version) return 'changed';
    if (file.bytes.length > this.largest) throw new TooLarge('far side', `${name} is too large`);
    await take(file.bytes.subarray(from));
    return 'whole';
  }

  async #send({ name, bytes }: OutgoingFile): Promise<void> {
    this.fault('send', name);
    const parts: Uint8Array[] = [];
    for await (const part of bytes()) parts.push(part);
    const content = Buffer.concat(parts);
    const there = this.#inbox.get(name);
    if (there && !there.equals(content)) throw new NameTaken('far side', `something else is there under ${name}`);
    this.#inbox.set(name, content);
  }
}

function remoteOf(name: string, { bytes, modifiedAt, version }: Lying): RemoteFile {
  return { key: name, folder: 'outbox', name, size: bytes.length, version, modifiedAt };
}

/** Channels whose other sides are in memory; a channel without one is away. */
export function openTo(sides: ReadonlyMap<string, FarSide>): Channels {
  return {
    async open({ account }) {
      const side = sides.get(account);
      if (!side) throw new Unavailable(`sftp:${account}`, 'there is no such server');
      return side.open();
    },
  };
}
