import { finding, type EdiFinding } from '../findings/edi-finding.js';
import type { InterchangeHead, InterchangeReading } from '../reading.js';
import { blanksAt, startAt, startLookahead } from '../start-of-interchange.js';
import { EdifactReader } from '../edifact/edifact-reader.js';
import { readIsa } from '../x12/isa.js';
import { X12Reader } from '../x12/x12-reader.js';
import type { InnerOptions } from './options.js';

/** Gathers the first bytes until they tell which reader is needed; then hands everything on. */
export class Opening {
  private held = new Uint8Array(0);
  private offset: number;
  private reader: X12Reader | EdifactReader | undefined;
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
    if (this.held.length >= startLookahead) this.open();
  }

  end(): InterchangeReading {
    if (this.reader === undefined && this.fault === undefined) this.open();
    if (this.reader !== undefined) return this.reader.end();
    const offset = this.options.fileOffset ?? 0;
    return {
      ...unknownHead(offset),
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
    return [{ ...fault, length: (this.options.fileOffset ?? 0) + this.length - this.offset }];
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
    const { held, offset } = this;
    const start = startAt(held, 0, true);
    if (start === 'edifact') {
      this.reader = new EdifactReader(held, offset, this.options);
      return;
    }
    if (start !== 'x12') {
      const message = 'Neither ISA nor UNB begins here, so this is not an interchange';
      this.fault = finding('not-an-interchange', 'fatal', message, { offset, length: held.length });
      return;
    }
    const isa = readIsa(held, 0, offset);
    if (!isa.ok) {
      this.fault = isa.error;
      return;
    }
    this.reader = new X12Reader(isa.value, this.options);
    this.reader.push(held.subarray(isa.value.end));
    this.held = new Uint8Array(0);
  }
}

function unknownHead(offset: number): InterchangeHead {
  const nobody = { qualifier: '', id: '' };
  return {
    syntax: 'x12',
    offset,
    sender: nobody,
    receiver: nobody,
    controlNumber: '',
    usage: 'test',
    version: '',
    acknowledgementRequested: false,
    date: '',
    time: '',
  };
}
