import { Refused, Unavailable } from '@quayside/exchange';

/** What kept a call from being answered, in words. A certificate that does not fit is for a person; the rest may pass. */
export function callError(system: string, host: string, error: unknown): Error {
  if (error instanceof Unavailable || error instanceof Refused) return error;
  const options = { cause: error };
  const { code, message } = rootOf(error);
  const certificate = certificateWords[code];
  if (certificate) {
    return new Refused(system, `${host} shows a certificate that is not trusted: ${certificate}`, options);
  }
  return new Unavailable(system, `${host} cannot be reached: ${lineWords[code] ?? message}`, options);
}

/** What undici wraps around an error of the socket says less than the error itself. */
function rootOf(error: unknown): { readonly code: string; readonly message: string } {
  const inner = error instanceof AggregateError ? (error.errors[0] as unknown) : undefined;
  const { code, message, cause } = (inner ?? error) as { code?: unknown; message?: unknown; cause?: unknown };
  if (typeof code === 'string' && (lineWords[code] ?? certificateWords[code]))
    return { code, message: String(message) };
  if (cause instanceof Error) return rootOf(cause);
  return { code: typeof code === 'string' ? code : '', message: String(message ?? error) };
}

const certificateWords: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'it has expired',
  CERT_NOT_YET_VALID: 'it is not valid yet',
  CERT_REVOKED: 'it was revoked',
  ERR_TLS_CERT_ALTNAME_INVALID: 'it is made out to another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it vouches only for itself; name it under `ca` if it is right',
  SELF_SIGNED_CERT_IN_CHAIN: 'nobody known vouches for it; name the authority under `ca` if it is right',
  UNABLE_TO_GET_ISSUER_CERT: 'nobody known vouches for it; name the authority under `ca` if it is right',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'nobody known vouches for it; name the authority under `ca` if it is right',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the server leaves out who vouches for it; name the authority under `ca`',
  CERT_SIGNATURE_FAILURE: 'its signature is wrong',
};

const lineWords: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there (connection refused)',
  ENOTFOUND: 'no address is known for this name',
  EAI_AGAIN: 'the name server does not answer',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'no way leads there',
  ENETUNREACH: 'no way leads there',
  ECONNRESET: 'it broke off the connection',
  EPIPE: 'it broke off the connection',
  EPROTO: 'it does not speak TLS as we do',
  UND_ERR_CONNECT_TIMEOUT: 'it does not answer',
  UND_ERR_HEADERS_TIMEOUT: 'it does not answer the request',
  UND_ERR_BODY_TIMEOUT: 'it stopped in the middle of the answer',
  UND_ERR_SOCKET: 'it broke off the connection',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the answer ended too early',
};

/** `Retry-After` in milliseconds: seconds, or a time that is read by the other side's own clock. */
export function retryAfterMs(headers: Readonly<Record<string, string>>): number | undefined {
  const text = headers['retry-after'];
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const now = Date.parse(headers['date'] ?? '');
  const ms = Date.parse(text) - (Number.isNaN(now) ? Date.now() : now);
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

/** Whether an answer says "later" rather than "no". */
export function isPassing(status: number): boolean {
  return status >= 500 || [408, 421, 425, 429].includes(status);
}
