import { PayloadWriter, type Payloads, type Written } from '@quayside/exchange';

/** Why bytes were not taken; the words go to the client. */
export class UploadRefused extends Error {
  override readonly name = 'UploadRefused';

  constructor(
    readonly reason: 'too-large' | 'not-in-order' | 'rewritten' | 'quota' | 'taken-over',
    message: string,
  ) {
    super(message);
  }
}

/** Writes that came ahead of their turn wait in memory, up to this much. */
const aheadLimit = 16 * 1024 * 1024;

/** One upload being written at offsets, as SFTP does it: put in order, held to the size that was agreed, and stored as it comes. */
export class UploadWriter {
  readonly #ahead = new Map<number, Buffer>();
  #aheadBytes = 0;

  private constructor(
    private readonly writer: PayloadWriter,
    private readonly limit: number,
  ) {}

  static begin(payloads: Payloads, payload: string, limit: number): UploadWriter {
    return new UploadWriter(new PayloadWriter(payloads, payload), limit);
  }

  /** Takes up what is in the store already, so that writing goes on behind it. */
  static async resume(payloads: Payloads, payload: string, limit: number): Promise<UploadWriter> {
    return new UploadWriter(await PayloadWriter.resume(payloads, payload), limit);
  }

  get size(): number {
    return this.writer.size;
  }

  /** Takes bytes at an offset. Clients with many requests under way may send them a little out of order. */
  async write(offset: number, bytes: Buffer): Promise<void> {
    if (offset + bytes.length > this.limit) {
      throw new UploadRefused('too-large', `the file is larger than the ${this.limit} bytes that were agreed`);
    }
    if (offset < this.size) throw new UploadRefused('rewritten', `byte ${offset} was written before`);
    if (offset > this.size) return this.#keep(offset, bytes);
    await this.writer.write(bytes);
    for (let next = this.#take(); next; next = this.#take()) await this.writer.write(next);
  }

  /** Stores what has come, though more should follow. */
  async leave(): Promise<void> {
    await this.writer.leave();
  }

  /** Stores what is left. Throws when bytes are missing in the middle. */
  async finish(): Promise<Written> {
    if (this.#ahead.size > 0) throw new UploadRefused('not-in-order', `bytes from ${this.size} on never came`);
    return this.writer.finish();
  }

  #keep(offset: number, bytes: Buffer): void {
    this.#aheadBytes += bytes.length;
    if (this.#aheadBytes > aheadLimit) {
      throw new UploadRefused('not-in-order', `bytes from ${this.size} on are missing, ${offset} came instead`);
    }
    this.#ahead.set(offset, bytes);
  }

  #take(): Buffer | undefined {
    const next = this.#ahead.get(this.size);
    if (next) {
      this.#ahead.delete(this.size);
      this.#aheadBytes -= next.length;
    }
    return next;
  }
}
