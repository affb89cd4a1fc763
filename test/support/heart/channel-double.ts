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
  /** What opening a session, or one of its calls, runs into. */
  fault: (call: 'open' | 'list' | 'fetch' | 'confirm' | 'send', name: string) => void = () => undefined;
  largest = Number.POSITIVE_INFINITY;

  /** Puts a file there to be fetched, or another one in its place. */
  put(name: string, bytes: Uint8Array, modifiedAt = new Date(0)): void {
    this.#versions += 1;
    this.#files.set(name, { bytes, modifiedAt, version: String(this.#versions) });
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
        return { files: [...this.#files].map(([name, file]) => remoteOf(name, file)) };
      },
      fetch: (file, from, take, tag) => this.#fetch(file, from, take, tag),
      confirm: async (file) => {
        this.fault('confirm', file.name);
        if (this.#files.get(file.name)?.version === file.version) this.#files.delete(file.name);
      },
      send: (file) => this.#send(file),
      probe: async () => [],
      close: async () => undefined,
    };
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
