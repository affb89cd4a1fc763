import { createHash } from 'node:crypto';
import type { Payloads } from '@quayside/exchange';

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

/** One upload being written: chunks go to the store while they arrive, the hash grows with them. */
export class UploadWriter {
  readonly #hash = createHash('sha256');
  readonly #ahead = new Map<number, Buffer>();
  #aheadBytes = 0;
  #parts: Buffer[] = [];
  #buffered = 0;
  #chunks = 0;
  #size = 0;

  constructor(
    private readonly payloads: Payloads,
    private readonly payload: string,
    private readonly limit: number,
    private readonly chunkSize: number,
  ) {}

  /** Takes up what is in the store already, so that writing goes on behind it. */
  async resume(): Promise<void> {
    let last: Uint8Array | undefined;
    for await (const chunk of this.payloads.read(this.payload)) {
      this.#hash.update(chunk);
      this.#size += chunk.length;
      this.#chunks += 1;
      last = chunk;
    }
    if (!last || last.length === this.chunkSize) return;
    // A row that is not whole is written once more when it is, or when it is the last.
    this.#chunks -= 1;
    this.#parts = [Buffer.from(last)];
    this.#buffered = last.length;
  }

  /** Stores what has come, though more should follow. */
  async leave(): Promise<void> {
    while (this.#buffered >= this.chunkSize) await this.#flush(this.chunkSize);
    await this.#flush(this.#buffered);
  }

  get size(): number {
    return this.#size;
  }

  /** Takes bytes at an offset. Clients with many requests under way may send them a little out of order. */
  async write(offset: number, bytes: Buffer): Promise<void> {
    if (offset + bytes.length > this.limit) {
      throw new UploadRefused('too-large', `the file is larger than the ${this.limit} bytes that were agreed`);
    }
    if (offset < this.#size) throw new UploadRefused('rewritten', `byte ${offset} was written before`);
    if (offset > this.#size) return this.#keep(offset, bytes);
    await this.#append(bytes);
    for (let next = this.#take(); next; next = this.#take()) await this.#append(next);
  }

  /** Stores what is left. Throws when bytes are missing in the middle. */
  async finish(): Promise<{ readonly size: number; readonly sha256: string }> {
    if (this.#ahead.size > 0) throw new UploadRefused('not-in-order', `bytes from ${this.#size} on never came`);
    await this.#flush(this.#buffered);
    return { size: this.#size, sha256: this.#hash.digest('hex') };
  }

  #keep(offset: number, bytes: Buffer): void {
    this.#aheadBytes += bytes.length;
    if (this.#aheadBytes > aheadLimit) {
      throw new UploadRefused('not-in-order', `bytes from ${this.#size} on are missing, ${offset} came instead`);
    }
    this.#ahead.set(offset, bytes);
  }

  #take(): Buffer | undefined {
    const next = this.#ahead.get(this.#size);
    if (next) {
      this.#ahead.delete(this.#size);
      this.#aheadBytes -= next.length;
    }
    return next;
  }

  async #append(bytes: Buffer): Promise<void> {
    this.#hash.update(bytes);
    this.#parts.push(bytes);
    this.#size += bytes.length;
    this.#buffered += bytes.length;
    while (this.#buffered >= this.chunkSize) await this.#flush(this.chunkSize);
  }

  async #flush(length: number): Promise<void> {
    if (length === 0) return;
    const all = Buffer.concat(this.#parts);
    await this.payloads.append(this.payload, this.#chunks, all.subarray(0, length));
    this.#chunks += 1;
    this.#parts = [all.subarray(length)];
    this.#buffered = all.length - length;
  }
}
