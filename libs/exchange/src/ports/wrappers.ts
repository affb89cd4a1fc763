import type { PartnerProfile } from '@quayside/partners';
import { shown } from '@quayside/std';
import type { FileId } from '../model/file-id.js';
import type { FileRow, WrapperKind } from '../model/rows.js';

/** A file that holds others, and what is needed to open it. */
export interface OpenWrapper {
  readonly kind: WrapperKind;
  readonly name: string;
  readonly size: number;
  read(offset?: number, length?: number): AsyncIterable<Uint8Array>;
  readonly openpgp: PartnerProfile['openpgp'];
}

/** One thing that lies in a wrapper. `bytes` are to be taken before the next one is asked for. */
export type WrappedEntry =
  | { readonly kind: 'file'; readonly name: string; readonly bytes: AsyncIterable<Uint8Array> }
  /** No file: a folder, a link. */
  | { readonly kind: 'ignored'; readonly name: string; readonly why: string }
  /** Worth a line for people: who signed it. */
  | { readonly kind: 'remark'; readonly code: string; readonly serious: boolean; readonly message: string };

/** Opens wrappers, a piece at a time: nothing ever needs all of one in memory. */
export interface Wrappers {
  /** The same entries in the same order whenever it is asked. Throws WrapperFault where it cannot go on. */
  open(wrapper: OpenWrapper): AsyncIterable<WrappedEntry>;
  /** Signs and encrypts what goes to a partner, under the name that it has then. Throws Refused when a key cannot be used. */
  seal(outgoing: {
    readonly name: string;
    readonly bytes: Uint8Array;
    readonly openpgp: NonNullable<PartnerProfile['openpgp']>;
  }): Promise<Sealed>;
}

/** What goes out in place of what was to be sent. */
export interface Sealed {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The fingerprint of the partner's key that opens it, in hexadecimal. */
  readonly key: string;
}

/** The wrapper is broken, holds too much, or is not sealed as agreed: a person must look, trying again would not help. */
export class WrapperFault extends Error {
  override readonly name = 'WrapperFault';

  constructor(
    readonly code: string,
    message: string,
    readonly owner: 'onboarding' | 'operations' = 'onboarding',
    options?: { cause?: unknown },
  ) {
    super(shown(message), options);
  }
}

export interface WrapperReads {
  /** The file and the wrappers around it, from the inside out. */
  wrappersAround(file: FileId): Promise<readonly Pick<FileRow, 'id' | 'wrapper' | 'size'>[]>;
  /** What has come out of a wrapper, with what came out of the wrappers in it. */
  unwrappedFrom(file: FileId): Promise<{ readonly files: number; readonly bytes: number }>;
}

export interface WrapperWrites {
  /** A payload for one entry; what an earlier attempt wrote for it is forgotten. */
  beginEntry(file: FileId, entry: number): Promise<string>;
  /** Gives up what is no file: all of it, with its bytes, or the notes only because the bytes are files now. */
  endUnwrapping(file: FileId, bytes: 'kept' | 'forgotten'): Promise<void>;
}
