/** Ends every switch over a union: a new member breaks the build here instead of being lost in silence. */
export function assertNever(value: never): never {
  throw new TypeError(`unexpected member of a union: ${JSON.stringify(value)}`);
}
