import { isStorable } from '@quayside/std';
import { parse } from 'content-disposition';
import { ParseError, parseDictionary, parseItem } from 'structured-headers';
import { Problem } from '../../server/problem.js';

/** What the headers of a posted document ask for. */
export interface PostHeaders {
  readonly name: string | undefined;
  readonly idempotencyKey: string | undefined;
  /** How long to wait for the outcome, in milliseconds. */
  readonly waitMs: number;
  /** SHA-256 that the body must have, in hexadecimal. */
  readonly sha256: string | undefined;
  readonly size: number | undefined;
}

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

const longestWaitSeconds = 30;
const longestKey = 255;

/** Reads them; throws a Problem that names the header which cannot be read. */
export function postHeaders(headers: Headers): PostHeaders {
  refuseEncoded(headers);
  return {
    name: nameIn(text(headers, 'content-disposition')),
    idempotencyKey: keyIn(text(headers, 'idempotency-key')),
    waitMs: waitIn(text(headers, 'prefer')) * 1000,
    sha256: digestIn(text(headers, 'content-digest')),
    size: sizeIn(text(headers, 'content-length')),
  };
}

function text(headers: Headers, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : value?.join(', ');
}

function refuseEncoded(headers: Headers): void {
  const encoding = text(headers, 'content-encoding') ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') {
    const detail = `Content-Encoding ${encoding} is not understood: send the bytes of the document as they are.`;
    throw new Problem('body-encoded', detail);
  }
  const type = text(headers, 'content-type') ?? '';
  // Not application/x-www-form-urlencoded: curl says so of whatever it is given.
  if (/^multipart\//i.test(type)) {
    throw new Problem('body-encoded', `Send the document itself as the body, not as a form (${type.split(';')[0]}).`);
  }
}

/** The file name of RFC 6266; of a path only its end. */
function nameIn(disposition: string | undefined): string | undefined {
  const said = disposition && saidName(disposition);
  if (said === undefined || said === '') return undefined;
  const name = said.split(/[/\\]/).at(-1) ?? '';
  if (!isName(name)) {
    throw malformed('Content-Disposition', 'a file name of at most 200 characters, such as filename="invoice.xml"');
  }
  return name;
}

function isName(name: string): boolean {
  return !['', '.', '..'].includes(name) && name.length <= 200 && isStorable(name) && !/\p{Cc}/u.test(name);
}

function saidName(disposition: string): string | undefined {
  // Some leave out the type and say the name alone.
  const whole = /^\s*filename\*?\s*=/i.test(disposition) ? `attachment; ${disposition}` : disposition;
  const { filename, 'filename*': undecoded } = parse(whole).parameters;
  if (filename === undefined && undecoded !== undefined) {
    throw malformed('Content-Disposition', "filename*=UTF-8''... in percent encoding");
  }
  return filename;
}

/** A string of RFC 9651, or the bare key that most clients send. */
function keyIn(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const key = header.startsWith('"') ? stringIn(header) : header;
  if (key === undefined || key === '' || key.length > longestKey || !/^[\x20-\x7e]+$/.test(key)) {
    throw malformed('Idempotency-Key', `1 to ${longestKey} visible characters, such as a UUID`);
  }
  return key;
}

function stringIn(header: string): string | undefined {
  const [value] = readable(() => parseItem(header)) ?? [];
  return typeof value === 'string' ? value : undefined;
}

/**
 * `wait` of RFC 7240, in seconds; other preferences are not ours and are passed over. Prefer is older than structured fields:
 * it may have spaces around its `=`, and its names in capitals.
 */
function waitIn(prefer: string | undefined): number {
  const wait = /(?:^|[,;\s])wait\s*=\s*"?(\d{1,9})"?(?=$|[,;\s])/i.exec(prefer ?? '')?.[1];
  return wait === undefined ? 0 : Math.min(Number(wait), longestWaitSeconds);
}

/** SHA-256 of RFC 9530; other algorithms are not checked. */
function digestIn(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const digests = readable(() => parseDictionary(lowerNames(header)));
  const [digest] = digests?.get('sha-256') ?? [];
  if (digest === undefined && digests) return undefined;
  if (!(digest instanceof ArrayBuffer) || digest.byteLength !== 32) {
    throw malformed('Content-Digest', 'sha-256=:BASE64:');
  }
  return Buffer.from(digest).toString('hex');
}

// Names of algorithms were in capitals in the Digest header that came before.
function lowerNames(header: string): string {
  return header.replace(/(?:^|,)\s*[\w-]+=/g, (name) => name.toLowerCase());
}

/** What a field says, or nothing where it is not a structured field as it should be. */
function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}

function sizeIn(header: string | undefined): number | undefined {
  return header === undefined ? undefined : Number(header);
}

function malformed(header: string, expected: string): Problem {
  return new Problem('header-malformed', `${header} cannot be read: expected ${expected}.`);
}
