/** What a statement takes as it is. Whatever else JSON can hold goes in with `asJson`. */
export type Value = string | number | boolean | Date | Uint8Array | null | readonly (string | number | Date | null)[];

type Part = string | { readonly name: string; readonly json: boolean };

/** SQL with named places for values, of the members of `P`. Nothing that comes from outside is ever part of its text. */
export interface Statement<P extends object> {
  readonly parts: readonly Part[];
  /** Never there: a statement that takes more is no statement that takes less. */
  readonly takes?: (values: P) => void;
}

interface JsonPlace<Name extends string> {
  readonly json: Name;
}

type NameOf<P> = { [K in keyof P]-?: P[K] extends Value ? K : never }[keyof P] & string;
type Place<P extends object> = NameOf<P> | JsonPlace<keyof P & string> | Statement<P>;

/**
 * SQL as a template, with the name of a value in each place: `` sql<{ id: string }>`select .. where id = ${'id'}` ``. A name
 * that `P` does not have is not accepted; a part may be another statement, whose names must be in `P` too.
 */
export function sql<P extends object = object>(
  text: TemplateStringsArray,
  ...places: readonly Place<P>[]
): Statement<P> {
  return { parts: text.flatMap((each, index) => [each, ...partsOf(places[index])]) };
}

function partsOf<P extends object>(place: Place<P> | undefined): readonly Part[] {
  if (place === undefined) return [];
  if (typeof place === 'string') return [{ name: place, json: false }];
  return 'json' in place ? [{ name: place.json, json: true }] : place.parts;
}

/** Goes in as jsonb; null and undefined as NULL. */
export function asJson<Name extends string>(name: Name): JsonPlace<Name> {
  return { json: name };
}

/** Text of our own as part of a statement: a table, an alias, the name of a kind. */
export function raw(text: string): Statement<object> {
  return { parts: [text] };
}

/** A statement as PostgreSQL takes it. A name that stands in several places is one value. */
export interface Compiled<P extends object> {
  readonly text: string;
  values(given: P): unknown[];
}

export function compile<P extends object>({ parts }: Statement<P>): Compiled<P> {
  const names: Exclude<Part, string>[] = [];
  const numberOf = (part: Exclude<Part, string>) => {
    const known = names.findIndex(({ name, json }) => name === part.name && json === part.json);
    return known >= 0 ? known + 1 : names.push(part);
  };
  const text = parts
    .map((part) => (typeof part === 'string' ? part : `$${numberOf(part)}${part.json ? '::jsonb' : ''}`))
    .join('');
  return { text, values: (given) => names.map(({ name, json }) => valueOf(Reflect.get(given, name), json)) };
}

function valueOf(value: unknown, json: boolean): unknown {
  return json && value !== null && value !== undefined ? JSON.stringify(value) : value;
}
