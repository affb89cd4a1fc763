import { Buffer, isAscii } from 'node:buffer';

/** From the first byte above ASCII on so many bytes tell the encoding of an interchange. */
const evidenceBytes = 1024 * 1024;

/**
 * Lets bytes through while they are ASCII, and holds those back from which the encoding of an interchange is to be found out: always
 * the same ones, however the bytes are cut into chunks.
 */
export class EncodingGate {
  private held: Uint8Array | undefined;
  private filled = 0;
  private decided = false;
  private passed = 0;
  private last = 0;

  constructor(
    private readonly forward: (bytes: Uint8Array) => void,
    /** Called once, with the bytes from the first one above ASCII on, how many came before these, and the last one of them. */
    private readonly decide: (evidence: Uint8Array, before: number, last: number) => void,
  ) {}

  push(chunk: Uint8Array): void {
    if (this.decided) return this.forward(chunk);
    if (this.held !== undefined) return this.gather(chunk);
    const first = isAscii(chunk) ? chunk.length : chunk.findIndex((byte) => byte >= 0x80);
    this.passed += first;
    if (first > 0) this.last = chunk[first - 1] as number;
    this.forward(first === chunk.length ? chunk : chunk.subarray(0, first));
    if (first < chunk.length) this.gather(chunk.subarray(first));
  }

  /** The end has come: what is held has to do. */
  end(): void {
    if (this.held !== undefined) this.open();
  }

  private gather(chunk: Uint8Array): void {
    const room = evidenceBytes - this.filled;
    this.hold(chunk.subarray(0, room));
    if (this.filled < evidenceBytes) return;
    this.open();
    this.forward(chunk.subarray(room));
  }

  private hold(bytes: Uint8Array): void {
    const filled = this.filled + bytes.length;
    if (this.held === undefined || filled > this.held.length) {
      const larger = Buffer.alloc(Math.min(evidenceBytes, Math.max(filled, this.filled * 2)));
      if (this.held !== undefined) larger.set(this.held.subarray(0, this.filled));
      this.held = larger;
    }
    this.held.set(bytes, this.filled);
    this.filled = filled;
  }

  private open(): void {
    const evidence = (this.held as Uint8Array).subarray(0, this.filled);
    this.held = undefined;
    this.decided = true;
    this.decide(evidence, this.passed, this.last);
    this.forward(evidence);
  }
}
