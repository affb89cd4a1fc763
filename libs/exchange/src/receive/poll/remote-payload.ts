import { createHash } from 'node:crypto';
import type { ChannelSession, ContentTag, RemoteFile } from '../../ports/channel.js';
import type { Payloads } from '../../ports/store.js';
import { bytesOf } from '../../step/payload-bytes.js';
import { PayloadWriter, type Written } from '../payload-writer.js';

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
): Promise<Written | 'changed' | 'gone'> {
  if (session.settle && tag.known === null) await payloads.cut(payload, 0);
  const writer = await OverlappingWriter.open(payloads, payload);
  const fetched = await session.fetch(file, writer.from, (bytes) => writer.write(bytes), tag);
  if (fetched !== 'whole') return fetched;
  const written = await writer.finish();
  return written && (file.size === null || written.size === file.size) ? written : 'changed';
}

/** SHA-256 of what lies on the other side now; nothing when it is gone or changes. */
export async function remoteHash(session: ChannelSession, file: RemoteFile): Promise<string | undefined> {
  const hash = createHash('sha256');
  const fetched = await session.fetch(file, 0, async (bytes) => void hash.update(bytes), untagged);
  return fetched === 'whole' ? hash.digest('hex') : undefined;
}

const untagged: ContentTag = { known: null, keep: async () => undefined };

/** Goes on behind the whole rows that are there, but wants the last of them once more, to compare it. */
class OverlappingWriter {
  #met = 0;
  #same = true;

  private constructor(
    private readonly writer: PayloadWriter,
    private readonly last: Uint8Array,
    /** From where on bytes are wanted. */
    readonly from: number,
  ) {}

  static async open(payloads: Payloads, payload: string): Promise<OverlappingWriter> {
    const rows = await payloads.wholeChunks(payload);
    await payloads.cut(payload, rows);
    const from = Math.max(0, rows - 1) * payloads.chunkSize;
    const last = await bytesOf(payloads.read(payload, from, payloads.chunkSize));
    return new OverlappingWriter(await PayloadWriter.resume(payloads, payload), last, from);
  }

  async write(bytes: Uint8Array): Promise<void> {
    const again = Math.min(bytes.length, this.last.length - this.#met);
    if (again > 0) {
      const kept = this.last.subarray(this.#met, this.#met + again);
      this.#same &&= Buffer.compare(bytes.subarray(0, again), kept) === 0;
      this.#met += again;
    }
    if (bytes.length > again) await this.writer.write(bytes.subarray(again));
  }

  /** Nothing when what came is not what was there before, or ended before it. */
  async finish(): Promise<Written | undefined> {
    const written = await this.writer.finish();
    return this.#same && this.#met === this.last.length ? written : undefined;
  }
}
