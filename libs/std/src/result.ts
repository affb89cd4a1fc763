/** What a parse boundary returns: a value, or the reason why there is none. Thrown errors mean something else: "try again later". */
export type Result<T, E = string> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function fail<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}

/** The value, for places where failing is a programming error (constants, fixtures). */
export function must<T, E>(result: Result<T, E>): T {
  if (result.ok) return result.value;
  throw new TypeError(`expected a value, got: ${JSON.stringify(result.error)}`);
}
