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
    super(message, options);
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
    super(message, options);
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

/** A choice that the row's state does not allow; the message says why, for the person. */
export class ChoiceNotPossible extends Error {
  override readonly name = 'ChoiceNotPossible';
}
