import { createHash } from 'node:crypto';
import type { CanonicalDocument } from './document.js';

/** What a document says as JSON of RFC 8785 in UTF-8, and the hash of that: one pass makes what is stored and what it is compared by. */
export interface CanonicalText {
  readonly text: Uint8Array<ArrayBuffer>;
  /** As `contentHash` gives it. */
  readonly hash: string;
}

export function canonicalText(document: CanonicalDocument): CanonicalText {
  const writer = new CanonicalWriter();
  writer.value(document);
  const text = writer.written();
  return { text, hash: createHash('sha256').update(text).digest('hex') };
}

const quote = 0x22;
const backslash = 0x5c;
const encoder = new TextEncoder();

/** Writes bytes: as text, a document of 5,000 lines is made of 100,000 pieces that have to be put together again and encoded. */
class CanonicalWriter {
  readonly #keys = new SortedKeys();
  #bytes = new Uint8Array(4096);
  #length = 0;

  value(value: unknown): void {
    if (typeof value === 'string') this.#string(value);
    else if (value === null || typeof value !== 'object') this.#json(JSON.stringify(value) ?? 'null');
    else if (Array.isArray(value)) this.#list(value);
    else this.#object(value as Readonly<Record<string, unknown>>);
  }

  /** Memory of its own, so that it can be handed over. */
  written(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  #list(values: readonly unknown[]): void {
    this.#byte('[');
    for (const [n, value] of values.entries()) {
      if (n > 0) this.#byte(',');
      this.value(value);
    }
    this.#byte(']');
  }

  #object(object: Readonly<Record<string, unknown>>): void {
    this.#byte('{');
    let isFirst = true;
    for (const key of this.#keys.sorted(Object.keys(object))) {
      const value = object[key];
      if (value === undefined) continue;
      if (!isFirst) this.#byte(',');
      isFirst = false;
      this.#string(key);
      this.#byte(':');
      this.value(value);
    }
    this.#byte('}');
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

  #byte(character: string): void {
    if (this.#length === this.#bytes.length) this.#makeRoom(1);
    this.#bytes[this.#length++] = character.charCodeAt(0);
  }

  #makeRoom(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#length + more, this.#bytes.length * 2));
    grown.set(this.#bytes);
    this.#bytes = grown;
  }
}

/** Keys in their order. Lines are alike, and sorting the same keys again for each would be a fourth of the time. */
class SortedKeys {
  readonly #known = new Map<
    string | undefined,
    { readonly keys: readonly string[]; readonly sorted: readonly string[] }
  >();

  sorted(keys: readonly string[]): readonly string[] {
    const known = this.#known.get(keys[0]);
    if (known && areSame(known.keys, keys)) return known.sorted;
    const sorted = keys.toSorted();
    this.#known.set(keys[0], { keys, sorted });
    return sorted;
  }
}

function areSame(some: readonly string[], others: readonly string[]): boolean {
  if (some.length !== others.length) return false;
  for (let n = 0; n < some.length; n++) if (some[n] !== others[n]) return false;
  return true;
}
