import type { OdooOptions } from './odoo-options.js';

/** Odoo's own word on why it did not do something. Its traceback never gets this far. */
export interface Fault {
  /** The HTTP status with which Odoo 19 answers this; JSON-RPC answers 200 to everything, there the exception tells. */
  readonly status: number;
  /** Python's name of the exception: "odoo.exceptions.UserError". */
  readonly name: string;
  readonly message: string;
}

/** What concerns every document, not this one: an operator's remedy, or the passing of time. */
export function remedyOf(options: OdooOptions, fault: Fault): string | undefined {
  const { status, name, message } = fault;
  if (status === 401) {
    return `Odoo at ${options.url} refuses the API key (${message}): make a new one in Odoo under Preferences, Account security, and set it`;
  }
  if (status === 403) return `the user of the API key may not do this in Odoo; give it the rights: ${message}`;
  if (status === 404 && name === 'not-json') {
    return `there is no Odoo with the database ${options.db ?? '(default)'} at ${options.url}: check address and database`;
  }
  if (status === 429) return 'Odoo asks us to slow down';
  if (status >= 500 && !isPermanent(fault)) return `Odoo failed (${status} ${name}): ${message}`;
  return undefined;
}

// Odoo answers 500 also to plain mistakes in a call; and some errors of its database will come again whenever it is asked.
const permanent =
  /^(builtins\.|odoo\.exceptions\.|psycopg2\.(DataError|errors\.(\w+Violation|InvalidTextRepresentation|\w+OutOfRange|StringDataRightTruncation)))/;

function isPermanent(fault: Fault): boolean {
  return permanent.test(fault.name);
}

/** A fault that is not in Odoo's words: what stands before it answered, or it answers in another form. */
export function wordlessFault(status: number, name: 'not-json' | 'unknown'): Fault {
  return { status, name, message: `HTTP status ${status}` };
}
