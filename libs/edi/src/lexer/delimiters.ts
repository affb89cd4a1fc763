/** The service characters of one interchange as byte values; 0 stands for "has none". */
export interface Delimiters {
  readonly element: number;
  readonly component: number;
  readonly repetition: number;
  /** EDIFACT only: the character after it is data. */
  readonly release: number;
  readonly terminator: number;
  /** Lines were cut at a fixed width on the way: every CR and LF is to be left out of data. */
  readonly wrapped: boolean;
}

/** How bytes become text. `utf-8` falls back to Latin-1 for an element that is not valid UTF-8; validation reports it. */
export type TextEncoding = 'utf-8' | 'latin1' | 'windows-1252' | (string & {});
