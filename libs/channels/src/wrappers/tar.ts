import { Readable } from 'node:stream';
import { WrapperFault, type OpenWrapper, type WrappedEntry } from '@quayside/exchange';
import { extract, type Entry, type Headers } from 'tar-stream';

/** What may come between two entries: the library keeps long names and extended headers in memory, however long they say they are. */
const longestHeader = 8 * 1024 * 1024;
const piece = 64 * 1024;
const block = 512;

/** The files in a tar file, in their order. Anything in it that is neither a plain file nor a folder is refused with all of it. */
export async function* tarEntries(wrapper: OpenWrapper): AsyncIterable<WrappedEntry> {
  const feed = new Feed(wrapper);
  const source = Readable.from(feed.pieces(), { objectMode: false });
  const archive = extract();
  source.on('error', (error) => archive.destroy(error));
  source.pipe(archive);
  try {
    for await (const entry of archive) {
      feed.progress();
      yield entryOf(wrapper.name, entry, feed);
    }
  } catch (error) {
    throw feed.failed ?? faultOf(wrapper.name, error);
  } finally {
    source.destroy();
    archive.destroy();
  }
}

function entryOf(wrapper: string, entry: Entry, feed: Feed): WrappedEntry {
  const { header } = entry;
  const fault = faultIn(header);
  if (fault) {
    const message = `${header.name} in ${wrapper} ${fault}: only plain files and folders with names below the archive are taken out of a tar file. None of it was taken; ask the sender for it without.`;
    throw new WrapperFault('tar-entry-refused', message);
  }
  if (header.type === 'directory') {
    entry.resume();
    return { kind: 'ignored', name: header.name, why: 'it is a folder' };
  }
  return { kind: 'file', name: header.name, bytes: bytesOf(wrapper, entry, feed) };
}

/** What the types of the library leave out: the extended header of POSIX. */
type Extended = Headers & { readonly pax?: Readonly<Record<string, string>> | null };

function faultIn({ name, type, pax }: Extended): string | undefined {
  if (/^([/\\]|[A-Za-z]:)/.test(name)) return 'has a name that does not begin in the archive';
  if (/(^|[/\\])\.\.([/\\]|$)/.test(name)) return 'has a name that climbs out of its folder';
  if (Object.keys(pax ?? {}).some((key) => key.startsWith('GNU.sparse.'))) return 'is a sparse file';
  switch (type) {
    case 'file':
    case 'contiguous-file':
    case 'directory':
      return undefined;
    case 'link':
    case 'symlink':
      return 'is a link to another file';
    default:
      return `is ${type === null || type === undefined ? 'of a kind that nobody knows' : `a ${type}`}`;
  }
}

async function* bytesOf(wrapper: string, entry: Entry, feed: Feed): AsyncIterable<Uint8Array> {
  try {
    for await (const chunk of entry) {
      feed.progress();
      yield chunk;
    }
  } catch (error) {
    throw feed.failed ?? faultOf(wrapper, error);
  }
}

/** Gives the bytes of the file on, a little at a time, and looks that they lead somewhere. */
class Feed {
  /** What the store threw, which says nothing of the file, or what is wrong with the file as a whole. */
  failed: unknown;
  #quiet = 0;
  #zeros = 0;

  constructor(private readonly wrapper: OpenWrapper) {}

  /** An entry, or bytes of one, have come out of what was given. */
  progress(): void {
    this.#quiet = 0;
  }

  async *pieces(): AsyncIterable<Uint8Array> {
    try {
      for await (const chunk of this.wrapper.read()) {
        for (let at = 0; at < chunk.length; at += piece) {
          const part = chunk.subarray(at, at + piece);
          this.#look(part);
          yield part;
        }
      }
      // Cut between two entries it would look whole, and what followed would be missed by nobody.
      if (this.#zeros < block) throw faultOf(this.wrapper.name, new Error('it has no end'));
    } catch (error) {
      this.failed = error;
      throw error;
    }
  }

  #look(part: Uint8Array): void {
    const last = part.findLastIndex((byte) => byte !== 0);
    this.#zeros = last < 0 ? this.#zeros + part.length : part.length - 1 - last;
    // Nothing but padding is no header.
    if (last >= 0) this.#quiet += part.length;
    if (this.#quiet > longestHeader) throw faultOf(this.wrapper.name, new Error('a header in it is too long'));
  }
}

function faultOf(name: string, error: unknown): unknown {
  if (error instanceof WrapperFault) return error;
  const why = error instanceof Error ? error.message : String(error);
  const message = `${name} is a tar file that is damaged or cut short: ${why}.`;
  return new WrapperFault('wrapper-broken', message, 'onboarding', { cause: error });
}
