import { shown } from '@quayside/std';

// What other systems say of themselves is text from outside: it is shown wherever it goes from here.

/** An outside system cannot be asked just now: the row stays where it is and is tried again. */
export class Unavailable extends Error {
  override readonly name: string = 'Unavailable';
  /** How long it asks to be left alone, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(
    /** "odoo:default", "sftp:acme". */
    readonly system: string,
    message: string,
    options?: { cause?: unknown; retryAfterMs?: number | undefined },
  ) {
    super(shown(message), options);
    this.retryAfterMs = options?.retryAfterMs;
  }
}

/** An outside system understood and said no: trying again would not help, a person must look. */
export class Refused extends Error {
  override readonly name: string = 'Refused';

  constructor(
    readonly system: string,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(shown(message), options);
  }
}

/** The other side does not take this one, and would take others. */
export class DispatchRefused extends Refused {
  override readonly name: string = 'DispatchRefused';
}

/** Something else lies on the other side under the name that this one must have: only this one waits for it to go. */
export class NameTaken extends DispatchRefused {
  override readonly name = 'NameTaken';
}

/** It has more bytes than was agreed, which only fetching it told. */
export class TooLarge extends Refused {
  override readonly name = 'TooLarge';
}

/** The other side shows a key that nobody approved, or another one than agreed: it is told and asked nothing. */
export class PeerNotTrusted extends Error {
  override readonly name = 'PeerNotTrusted';

  constructor(
    readonly system: string,
    /** The fingerprint that it shows. */
    readonly offered: string,
    /** What it should have shown; empty before anybody approved one. */
    readonly expected: readonly string[],
  ) {
    super(
      expected.length === 0
        ? `it shows the key ${offered}, which nobody has approved yet`
        : `it shows the key ${offered} instead of ${expected.join(' or ')}`,
    );
  }
}

/** The settings that bound what reading may use, by the code of the finding that names them. */
export const readingLimits = {
  'reading-cpu': {
    setting: 'QUAYSIDE_READING_CPU_SECONDS',
    why: (limit: number) => `reading it takes more than ${limit} s of CPU time for each MiB`,
  },
  'reading-memory': {
    setting: 'QUAYSIDE_READING_MEMORY_MB',
    why: (limit: number) => `reading it takes more than ${limit} MB of memory`,
  },
  'reading-lines': {
    setting: 'QUAYSIDE_READING_LINES',
    why: (limit: number) => `a document in it has more than ${limit} lines`,
  },
} as const;

/** Reading needed more than we allow. Chance may have had its part in CPU time and memory: only the second time it is the content's fault. */
export class ReadingLimit extends Error {
  override readonly name = 'ReadingLimit';

  constructor(
    readonly code: keyof typeof readingLimits,
    /** What is allowed. */
    readonly limit: number,
  ) {
    super(readingLimits[code].why(limit));
  }
}

/** A choice that the row's state does not allow; the message says why, for the person. */
export class ChoiceNotPossible extends Error {
  override readonly name = 'ChoiceNotPossible';
}

/** A value that no store keeps: text with U+0000 or half of a character, a key or a number beyond what it has room for. */
export class NotStorable extends Error {
  override readonly name = 'NotStorable';

  constructor(why: string, options?: { cause?: unknown }) {
    super(`a value cannot be stored: ${shown(why)}`, options);
  }
}
