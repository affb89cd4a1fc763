import { PassThrough, Readable } from 'node:stream';
import { WrapperFault, type OpenWrapper, type WrappedEntry } from '@quayside/exchange';
import yauzl, { type Entry, type ZipFile } from 'yauzl';

/** How much of the file is fetched at once: the directory of a zip file is read in small steps. */
const window = 1024 * 1024;
const typeMask = 0o170000;
const link = 0o120000;

/** The files in a zip file, in the order of its directory, which stands at its end. */
export async function* zipEntries(wrapper: OpenWrapper): AsyncIterable<WrappedEntry> {
  const reader = new StoredReader(wrapper);
  const broken = (error: unknown) => reader.failed ?? faultOf(wrapper.name, error);
  const zip = await open(reader, wrapper.size).catch((error: unknown) => {
    throw broken(error);
  });
  try {
    for (let entry = await next(zip); entry; entry = await next(zip)) yield entryOf(wrapper, zip, entry, broken);
  } catch (error) {
    throw broken(error);
  } finally {
    zip.close();
  }
}

function entryOf(wrapper: OpenWrapper, zip: ZipFile, entry: Entry, broken: (error: unknown) => unknown): WrappedEntry {
  const fileName = nameOf(entry);
  if (/[\\/]$/.test(fileName)) return { kind: 'ignored', name: fileName, why: 'it is a folder' };
  if (((entry.externalFileAttributes >>> 16) & typeMask) === link) {
    return { kind: 'ignored', name: fileName, why: 'it is a link to another file' };
  }
  if (entry.isEncrypted()) {
    const message = `${fileName} in ${wrapper.name} is encrypted with a password: only OpenPGP is taken for encryption. Ask the sender to send it without.`;
    throw new WrapperFault('wrapper-encrypted', message);
  }
  return { kind: 'file', name: fileName, bytes: bytesOf(zip, entry, broken) };
}

async function* bytesOf(zip: ZipFile, entry: Entry, broken: (error: unknown) => unknown): AsyncIterable<Uint8Array> {
  try {
    const stream = await new Promise<Readable>((resolve, reject) =>
      zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened))),
    );
    for await (const chunk of stream) yield chunk as Uint8Array;
  } catch (error) {
    throw broken(error);
  }
}

function open(reader: StoredReader, size: number): Promise<ZipFile> {
  // Undecoded names are not judged: nothing of them is ever a path here, and the file behind an odd one is wanted.
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true };
  return new Promise((resolve, reject) =>
    yauzl.fromRandomAccessReader(reader, size, options, (error, zip) => (error ? reject(error) : resolve(zip))),
  );
}

function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  return yauzl.getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
}

function next(zip: ZipFile): Promise<Entry | undefined> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      zip.off('entry', onEntry).off('end', onEnd).off('error', onError);
      act();
    };
    const onEntry = (entry: Entry) => settle(() => resolve(entry));
    const onEnd = () => settle(() => resolve(undefined));
    const onError = (error: Error) => settle(() => reject(error));
    zip.on('entry', onEntry).on('end', onEnd).on('error', onError);
    zip.readEntry();
  });
}

/** Reads any stretch of a file in the store. */
class StoredReader extends yauzl.RandomAccessReader {
  /** What the store threw: it says nothing of the file. */
  failed: unknown;
  #near: { readonly index: number; readonly bytes: Buffer } | undefined;

  constructor(private readonly wrapper: OpenWrapper) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const source = Readable.from(this.#range(start, end), { objectMode: false });
    const out = new PassThrough();
    source.on('error', (error) => out.destroy(error));
    return source.pipe(out);
  }

  async *#range(start: number, end: number): AsyncIterable<Buffer> {
    for (let at = start; at < end;) {
      const index = Math.floor(at / window);
      const bytes = await this.#windowAt(index);
      const part = bytes.subarray(at - index * window, end - index * window);
      if (part.length === 0) return;
      at += part.length;
      yield part;
    }
  }

  async #windowAt(index: number): Promise<Buffer> {
    if (this.#near?.index === index) return this.#near.bytes;
    const parts: Uint8Array[] = [];
    try {
      for await (const part of this.wrapper.read(index * window, window)) parts.push(part);
    } catch (error) {
      this.failed = error;
      throw error;
    }
    this.#near = { index, bytes: Buffer.concat(parts) };
    return this.#near.bytes;
  }
}

function faultOf(name: string, error: unknown): unknown {
  if (error instanceof WrapperFault) return error;
  const why = error instanceof Error ? error.message : String(error);
  return new WrapperFault(
    'wrapper-broken',
    `${name} is a zip file that is damaged or cut short: ${why}.`,
    'onboarding',
    {
      cause: error,
    },
  );
}
