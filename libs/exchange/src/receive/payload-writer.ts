import { createHash } from 'node:crypto';
import type { Payloads } from '../ports/store.js';

/** What a payload is when its last byte has been written. */
export interface Written {
  readonly size: number;
  /** SHA-256 in hexadecimal. */
  readonly sha256: string;
}

/**
 * Bytes in order become the rows of a payload while they arrive, and the hash grows with them. Whatever comes in, through
 * a channel or out of a wrapper, is written by this; at most one row of it is in memory.
 */
export class PayloadWriter {
  readonly #hash = createHash('sha256');
  #parts: Uint8Array[] = [];
  #buffered = 0;
  #rows = 0;
  #size = 0;

  constructor(
    private readonly payloads: Payloads,
    private readonly payload: string,
  ) {}

  /** A writer that goes on behind what is in the payload already. */
  static async resume(payloads: Payloads, payload: string): Promise<PayloadWriter> {
    const writer = new PayloadWriter(payloads, payload);
    for await (const row of payloads.read(payload)) writer.#meet(row);
    return writer;
  }

  /** Bytes so far, with those that were there when it resumed. */
  get size(): number {
    return this.#size;
  }

  /** Takes the next bytes. They are copied: whoever gave them may use the buffer again. */
  async write(bytes: Uint8Array): Promise<void> {
    this.#hash.update(bytes);
    this.#keep(Uint8Array.from(bytes));
    while (this.#buffered >= this.payloads.chunkSize) await this.#flush(this.payloads.chunkSize);
  }

  /** Stores what has come, though more should follow. */
  async leave(): Promise<void> {
    if (this.#buffered > 0) await this.#flush(this.#buffered);
  }

  /** Stores the last, shorter row. Nothing is written after it. */
  async finish(): Promise<Written> {
    await this.leave();
    return { size: this.#size, sha256: this.#hash.digest('hex') };
  }

  /** A row that is not whole is written once more when it is, or when it is the last. */
  #meet(row: Uint8Array): void {
    this.#hash.update(row);
    if (row.length < this.payloads.chunkSize) return this.#keep(row);
    this.#size += row.length;
    this.#rows += 1;
  }

  #keep(bytes: Uint8Array): void {
    this.#parts.push(bytes);
    this.#buffered += bytes.length;
    this.#size += bytes.length;
  }

  async #flush(length: number): Promise<void> {
    const all = Buffer.concat(this.#parts);
    await this.payloads.append(this.payload, this.#rows, all.subarray(0, length));
    this.#rows += 1;
    this.#parts = [all.subarray(length)];
    this.#buffered = all.length - length;
  }
}
