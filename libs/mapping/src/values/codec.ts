import type { Result, Severity } from '@quayside/std';

/** Something to know about a value, though it could be read. */
export interface Note {
  readonly code: 'period-shortened' | 'zone-unknown' | 'range-unclear';
  /** Something that stops nothing, unless it says otherwise. */
  readonly severity?: Severity;
  readonly message: string;
}

/** Turns the text of an element into a canonical value and back. */
export interface Codec {
  /** `format` is what the component beside it says of how it is written. The error says what is wrong with the text. */
  read(text: string, format?: string): Result<string>;
  /** Nothing when the element cannot say this value. */
  write(value: string): string | undefined;
  /** It may leave a value to the next source: a code that means nothing here, or a number of another length. */
  readonly isPartial?: boolean;
  /** What the reader of the document should know about how the text was read. */
  readonly note?: (text: string, format?: string) => Note | undefined;
  /** What the component beside it must say then. */
  readonly format?: (value: string) => string;
}
