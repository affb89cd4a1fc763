import { Readable } from 'node:stream';
import { WrapperFault, type WrappedEntry, type Wrappers } from '@quayside/exchange';

/** What is in a wrapper: bytes by name, or something that is no file. */
export type Wrapped = readonly (
  { readonly name: string; readonly bytes: Uint8Array } | Exclude<WrappedEntry, { kind: 'file' }>
)[];

/** Begins as a zip file does, so that it is taken for one; what is in it is said by the test. */
export function zipNamed(name: string): Buffer {
  return Buffer.from(`PK\u0003\u0004${name}`);
}

/** Opens wrappers that `zipNamed` made, as a test says; seals by reversing the bytes. */
export class WrapperDouble implements Wrappers {
  readonly #contents = new Map<string, Wrapped>();

  /** A wrapper of this name with this in it. */
  zip(name: string, contents: Wrapped): Buffer {
    const bytes = zipNamed(name);
    this.#contents.set(bytes.toString(), contents);
    return bytes;
  }

  async *open(wrapper: Parameters<Wrappers['open']>[0]): AsyncIterable<WrappedEntry> {
    const parts = [];
    for await (const part of wrapper.read()) parts.push(part);
    const contents = this.#contents.get(Buffer.concat(parts).toString());
    if (!contents) throw new WrapperFault('wrapper-broken', `${wrapper.name} is no zip file after all`);
    for (const each of contents) {
      if ('kind' in each) yield each;
      else yield { kind: 'file', name: each.name, bytes: Readable.from([each.bytes]) };
    }
  }

  async seal({ name, bytes }: Parameters<Wrappers['seal']>[0]): ReturnType<Wrappers['seal']> {
    return { name: `${name}.pgp`, bytes: Uint8Array.from(bytes).reverse(), key: 'A1B2C3D4' };
  }
}
