import { createHash } from 'node:crypto';
import { bytesOf } from '../payload-bytes.js';
import type { ChannelSession, ContentTag, RemoteFile } from '../ports/channel.js';
import type { Payloads } from '../ports/store.js';

/** What came, once all of it has. */
export interface Stored {
  readonly size: number;
  readonly sha256: string;
}

/**
 * Fetches a remote file into a payload, row by row, and goes on where an earlier session was cut. The last row that was kept
 * is fetched once more and compared: a file that has changed meanwhile under the same size and time is not glued together.
 * Where even the version says nothing of the content, only a tag lets it go on. Once it has changed, the payload is of no use.
 */
export async function fetchInto(
  payloads: Payloads,
  payload: string,
  session: ChannelSession,
  file: RemoteFile,
  tag: ContentTag,
): Promise<Stored | 'changed' | 'gone'> {
  if (session.settle && tag.known === null) await payloads.cut(payload, 0);
  const writer = await RowWriter.open(payloads, payload);
  const fetched = await session.fetch(file, writer.size, (bytes) => writer.write(bytes), tag);
  if (fetched !== 'whole') return fetched;
  const stored = await writer.finish();
  return stored && (file.size === null || stored.size === file.size) ? stored : 'changed';
}

/** SHA-256 of what lies on the other side now; nothing when it is gone or changes. */
export async function remoteHash(session: ChannelSession, file: RemoteFile): Promise<string | undefined> {
  const hash = createHash('sha256');
  const fetched = await session.fetch(file, 0, async (bytes) => void hash.update(bytes), untagged);
  return fetched === 'whole' ? hash.digest('hex') : undefined;
}

const untagged: ContentTag = { known: null, keep: async () => undefined };

/** Bytes in order become rows of the payload; the hash grows with them. */
class RowWriter {
  readonly #hash = createHash('sha256');
  #parts: Uint8Array[] = [];
  #buffered = 0;
  #index: number;
  #same = true;

  private constructor(
    private readonly payloads: Payloads,
    private readonly payload: string,
    private readonly kept: number,
    /** The last row that was kept, to be met again. */
    private readonly last: Uint8Array | undefined,
  ) {
    this.#index = last ? kept - 1 : kept;
  }

  static async open(payloads: Payloads, payload: string): Promise<RowWriter> {
    const kept = await payloads.wholeChunks(payload);
    await payloads.cut(payload, kept);
    const { chunkSize } = payloads;
    const last = kept > 0 ? await bytesOf(payloads.read(payload, (kept - 1) * chunkSize, chunkSize)) : undefined;
    const writer = new RowWriter(payloads, payload, kept, last);
    for await (const chunk of payloads.read(payload, 0, Math.max(0, kept - 1) * chunkSize)) writer.#hash.update(chunk);
    return writer;
  }

  /** From where on bytes are wanted. */
  get size(): number {
    return this.#index * this.payloads.chunkSize + this.#buffered;
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.#hash.update(bytes);
    // The other side may use its buffer again.
    this.#parts.push(Uint8Array.from(bytes));
    this.#buffered += bytes.length;
    while (this.#buffered >= this.payloads.chunkSize) await this.#flush(this.payloads.chunkSize);
  }

  async finish(): Promise<Stored | undefined> {
    const size = this.size;
    if (this.#buffered > 0) await this.#flush(this.#buffered);
    return this.#same && this.#index >= this.kept ? { size, sha256: this.#hash.digest('hex') } : undefined;
  }

  async #flush(length: number): Promise<void> {
    const all = Buffer.concat(this.#parts);
    const row = all.subarray(0, length);
    this.#parts = [all.subarray(length)];
    this.#buffered = all.length - length;
    if (this.last && this.#index === this.kept - 1) this.#same = Buffer.compare(row, this.last) === 0;
    else await this.payloads.append(this.payload, this.#index, row);
    this.#index += 1;
  }
}
