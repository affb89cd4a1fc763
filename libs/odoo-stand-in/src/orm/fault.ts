/** An answer other than 200, with the name and words that Odoo uses. */
export class StandInFault extends Error {
  override readonly name = 'StandInFault';

  constructor(
    readonly status: number,
    /** Python's name of the exception. */
    readonly exception: string,
    message: string,
    /** The exception that Odoo 14 raises instead. */
    readonly older: string = exception,
  ) {
    super(message);
  }
}

export function valueError(message: string): StandInFault {
  return new StandInFault(500, 'builtins.ValueError', message);
}

export function userError(message: string): StandInFault {
  return new StandInFault(422, 'odoo.exceptions.UserError', message);
}

export function notFound(message: string, older: string): StandInFault {
  return new StandInFault(404, 'werkzeug.exceptions.NotFound', message, older);
}

export function accessError(message: string): StandInFault {
  return new StandInFault(403, 'odoo.exceptions.AccessError', message);
}
