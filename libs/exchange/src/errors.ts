/** An outside system cannot be asked just now: the row stays where it is and is tried again. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';

  constructor(
    /** "odoo:default", "sftp:acme". */
    readonly system: string,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}

/** An outside system understood and said no: trying again would not help, a person must look. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(
    readonly system: string,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}
