import { Buffer } from 'node:buffer';
import { separatorsModule } from './separators.gen.js';

/** How many bytes one call can take. */
export const mostBytes = 131_072;

/** What a mark says beside its position: `position << 5 | released << 4 | odd << 3 | class`; `inner` is the bit that dividing classes have. */
export const markBits = { position: 5, released: 16, odd: 8, class: 7, inner: 4 } as const;

interface Scanner {
  readonly memory: { readonly buffer: ArrayBuffer };
  scan(length: number, base: number, pending: number): number;
  number(count: number, from: number, base: number, free: number, most: number): number;
  forget(): void;
}

/** Of WebAssembly what is used here: the types of Node leave it out. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

/** Where things stand in the memory of the module; separators.wat explains them. */
const places = { low: 256, high: 272, masks: 288, results: 576, input: 1024, marks: 132_352, ends: 656_640 } as const;

/**
 * One module for the process: it keeps nothing between two calls but the tables of `classes` and the texts that were numbered for
 * `owner`, and JavaScript runs one call at a time.
 */
export class SeparatorIndex {
  /** How many terminators the last scan found. */
  found = 0;
  /** Where the scan has to go on, counted from where it began; one more than its length behind a release character. */
  next = 0;
  readonly marks: Int32Array;
  /** What is odd or released behind the last mark: the next scan goes on from it. */
  pending = 0;
  private readonly ends: Int32Array;
  readonly numbers: Uint16Array;
  private readonly scanner: Scanner;
  private readonly input: Uint8Array;
  private readonly results: Int32Array;
  private readonly tables: Uint8Array;
  private classes: Uint8Array | undefined;
  private owner: unknown;

  constructor() {
    const module = new WebAssembly.Module(Buffer.from(separatorsModule, 'base64'));
    this.scanner = new WebAssembly.Instance(module).exports as Scanner;
    const { buffer } = this.scanner.memory;
    this.tables = new Uint8Array(buffer, 0, places.results);
    this.input = new Uint8Array(buffer, places.input, mostBytes);
    this.results = new Int32Array(buffer, places.results, 4);
    this.marks = new Int32Array(buffer, places.marks, mostBytes);
    this.ends = new Int32Array(buffer, places.ends, mostBytes);
    this.numbers = new Uint16Array(buffer, places.ends, mostBytes);
    for (let n = 0; n <= 16; n++) this.tables.fill(0xff, places.masks + n * 16, places.masks + n * 17);
  }

  /** Finds what is no plain data; answers how many marks there are. At most `mostBytes`, which stand at `base` of their block. */
  scan(classes: Uint8Array, bytes: Uint8Array, base: number, pending: number): number {
    if (this.classes !== classes) this.use(classes);
    this.input.set(bytes);
    const count = this.scanner.scan(bytes.length, base, pending);
    const { results } = this;
    this.next = results[0] as number;
    this.found = results[1] as number;
    this.pending = results[2] as number;
    return count;
  }

  /** Which of the marks of the last scan are terminators. */
  terminators(): Int32Array {
    const found = this.ends.slice(0, this.found);
    for (let n = 0; n < found.length; n++) found[n] = ((found[n] as number) - places.marks) >> 2;
    return found;
  }

  /**
   * Numbers the texts in front of marks, the first of which begins with `bytes` at `base` of its block. Answers the first number that
   * is free then.
   */
  number(owner: unknown, marks: Int32Array, bytes: Uint8Array, base: number, free: number, most: number): number {
    this.own(owner);
    this.input.set(bytes);
    this.marks.set(marks);
    return this.scanner.number(marks.length, base, base, free, most);
  }

  /** The same for the `count` marks of the last scan, whose input began at `base`, where nothing has to be copied; once its terminators were read. */
  numberScanned(owner: unknown, count: number, base: number, free: number, most: number): number {
    this.own(owner);
    return this.scanner.number(count, base, base, free, most);
  }

  private own(owner: unknown): void {
    if (this.owner === owner) return;
    this.scanner.forget();
    this.owner = owner;
  }

  private use(classes: Uint8Array): void {
    const { tables } = this;
    this.classes = classes;
    tables.set(classes);
    tables.fill(0, places.low, places.masks);
    for (let byte = 0; byte < 0x80; byte++) {
      if (classes[byte] !== 0) tables[places.low + (byte & 15)]! |= 1 << (byte >> 4);
    }
    for (let nibble = 0; nibble < 8; nibble++) tables[places.high + nibble] = 1 << nibble;
  }
}

let index: SeparatorIndex | undefined;

/** The separator index of this process. */
export function separatorIndex(): SeparatorIndex {
  return (index ??= new SeparatorIndex());
}
