import { createHash } from 'node:crypto';
import type { CanonicalDocument } from './document.js';

/** What a document says as JSON of RFC 8785 in UTF-8, and the hash of that: one pass makes what is stored and what it is compared by. */
export interface CanonicalText {
  readonly text: Uint8Array<ArrayBuffer>;
  /** As `contentHash` gives it. */
  readonly hash: string;
}

export function canonicalText(document: CanonicalDocument): CanonicalText {
  const text = writer.write(document);
  return { text, hash: createHash('sha256').update(text).digest('hex') };
}

const quote = 0x22;
const comma = 0x2c;
const backslash = 0x5c;
const [openList, closeList] = [0x5b, 0x5d];
const [openObject, closeObject] = [0x7b, 0x7d];
const encoder = new TextEncoder();

/** The room to write in that is kept between documents. Of a longer one it is let go again. */
const roomKept = 2 ** 20;

/** Writes bytes: as text, a document of 5,000 lines is made of 100,000 pieces that have to be put together again and encoded. */
class CanonicalWriter {
  readonly #shapes = new Shapes();
  #bytes = new Uint8Array(2 ** 14);
  #length = 0;

  /** Gives memory of its own, so that it can be handed over. */
  write(document: CanonicalDocument): Uint8Array<ArrayBuffer> {
    this.#length = 0;
    this.#value(document);
    const written = this.#bytes.slice(0, this.#length);
    if (this.#bytes.length > roomKept) this.#bytes = new Uint8Array(2 ** 14);
    return written;
  }

  #value(value: unknown): void {
    if (typeof value === 'string') this.#string(value);
    else if (value === null || typeof value !== 'object') this.#json(JSON.stringify(value) ?? 'null');
    else if (Array.isArray(value)) this.#list(value);
    else this.#object(value as Readonly<Record<string, unknown>>);
  }

  #list(values: readonly unknown[]): void {
    this.#byte(openList);
    for (let n = 0; n < values.length; n++) {
      if (n > 0) this.#byte(comma);
      this.#value(values[n]);
    }
    this.#byte(closeList);
  }

  #object(object: Readonly<Record<string, unknown>>): void {
    const from = this.#length;
    for (const { key, beginning } of this.#shapes.members(Object.keys(object))) {
      const value = object[key];
      if (value === undefined) continue;
      this.#copy(beginning);
      this.#value(value);
    }
    // Each member begins with a comma: the one before the first makes room for the brace.
    if (this.#length === from) this.#byte(openObject);
    else this.#bytes[from] = openObject;
    this.#byte(closeObject);
  }

  /** Most texts are plain and are copied character by character; whatever has to be escaped or encoded is left to JSON. */
  #string(text: string): void {
    this.#makeRoom(text.length + 2);
    const bytes = this.#bytes;
    let at = this.#length;
    bytes[at++] = quote;
    for (let n = 0; n < text.length; n++) {
      const code = text.charCodeAt(n);
      if (code < 0x20 || code > 0x7e || code === quote || code === backslash) return this.#json(JSON.stringify(text));
      bytes[at++] = code;
    }
    bytes[at++] = quote;
    this.#length = at;
  }

  #json(json: string): void {
    this.#makeRoom(json.length * 3);
    this.#length += encoder.encodeInto(json, this.#bytes.subarray(this.#length)).written;
  }

  /** So few bytes are copied faster one by one. */
  #copy(some: Uint8Array): void {
    this.#makeRoom(some.length);
    const bytes = this.#bytes;
    let at = this.#length;
    for (let n = 0; n < some.length; n++) bytes[at++] = some[n] as number;
    this.#length = at;
  }

  #byte(byte: number): void {
    this.#makeRoom(1);
    this.#bytes[this.#length++] = byte;
  }

  #makeRoom(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#length + more, this.#bytes.length * 2));
    grown.set(this.#bytes);
    this.#bytes = grown;
  }
}

/** A member of an object: its key, and that as JSON between a comma and a colon. */
interface Member {
  readonly key: string;
  readonly beginning: Uint8Array;
}

/** The members of objects in their order. Lines are alike, and sorting the same keys again for each would be a fourth of the time. */
class Shapes {
  readonly #known = new Map<
    string | undefined,
    { readonly keys: readonly string[]; readonly members: readonly Member[] }
  >();

  members(keys: readonly string[]): readonly Member[] {
    const known = this.#known.get(keys[0]);
    if (known && areSame(known.keys, keys)) return known.members;
    const members = keys.toSorted().map((key) => ({ key, beginning: encoder.encode(`,${JSON.stringify(key)}:`) }));
    this.#known.set(keys[0], { keys, members });
    return members;
  }
}

function areSame(some: readonly string[], others: readonly string[]): boolean {
  if (some.length !== others.length) return false;
  for (let n = 0; n < some.length; n++) if (some[n] !== others[n]) return false;
  return true;
}

const writer = new CanonicalWriter();
