import { edifactDialect } from '../edifact/edifact-dialect.js';
import { EnvelopeReader } from '../envelope/envelope-reader.js';
import { unknownHead } from '../envelope/unknown-head.js';
import type { EdiFinding } from '../findings/edi-finding.js';
import { noInterchange } from '../no-interchange.js';
import type { InterchangeReading } from '../reading.js';
import { blanksAt, isBeginning, startAt } from '../start-of-interchange.js';
import { x12Dialect } from '../x12/x12-dialect.js';
import type { InnerOptions } from '../envelope/options.js';

const dialects = { x12: x12Dialect, edifact: edifactDialect } as const;

/** Gathers the first bytes until they tell which syntax it is; then hands everything on. */
export class Opening {
  private held = new Uint8Array(0);
  private offset: number;
  private reader: EnvelopeReader | undefined;
  private fault: EdiFinding | undefined;
  private length = 0;

  constructor(private readonly options: InnerOptions) {
    this.offset = options.fileOffset ?? 0;
  }

  push(chunk: Uint8Array): void {
    this.length += chunk.length;
    if (this.reader !== undefined) return this.reader.push(chunk);
    if (this.fault !== undefined) return;
    this.hold(chunk);
    if (isBeginning(this.held)) this.open();
  }

  end(): InterchangeReading {
    if (this.reader === undefined && this.fault === undefined) this.open();
    if (this.reader !== undefined) return this.reader.end();
    const offset = this.options.fileOffset ?? 0;
    return {
      ...unknownHead('x12', offset),
      length: this.length,
      complete: false,
      groups: [],
      sets: 0,
      findings: this.faults(),
    };
  }

  /** What is no interchange reaches to the end, which nobody knows before. */
  private faults(): EdiFinding[] {
    const { fault } = this;
    if (fault?.code !== 'not-an-interchange') return fault === undefined ? [] : [fault];
    return [noInterchange(this.held, this.offset, (this.options.fileOffset ?? 0) + this.length - this.offset)];
  }

  /** Blanks before the first segment are let go at once, however many they are. */
  private hold(chunk: Uint8Array): void {
    const all = new Uint8Array(this.held.length + chunk.length);
    all.set(this.held);
    all.set(chunk, this.held.length);
    const blanks = blanksAt(all, 0);
    this.held = all.subarray(blanks);
    this.offset += blanks;
  }

  private open(): void {
    const { held, offset, options } = this;
    const syntax = startAt(held, 0, true);
    if (syntax === undefined) {
      this.fault = noInterchange(held, offset, held.length);
      return;
    }
    const dialect = dialects[syntax];
    const start = dialect.begin(held, offset, options.encoding);
    if (!start.ok) {
      this.fault = start.error;
      return;
    }
    this.reader = new EnvelopeReader(dialect, start.value, offset, options);
    this.reader.push(held.subarray(start.value.length));
    this.held = new Uint8Array(0);
  }
}
