/** The namespace that the prefix xml always means. */
export const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';

/** Which namespace each prefix means at a place; '' is the default one. */
export type Prefixes = ReadonlyMap<string, string>;

/** What is known before anything was declared. */
export const knownPrefixes: Prefixes = new Map([
  ['', ''],
  ['xml', xmlNamespace],
]);

/** The prefixes inside an element that has these attributes. */
export function withDeclared(prefixes: Prefixes, attributes: readonly (readonly [string, string])[]): Prefixes {
  const declared = attributes.flatMap(([name, value]): [string, string][] => {
    if (name === 'xmlns') return [['', value]];
    return name.startsWith('xmlns:') ? [[name.slice('xmlns:'.length), value]] : [];
  });
  return declared.length === 0 ? prefixes : new Map([...prefixes, ...declared]);
}

/** Whether an attribute declares a namespace. */
export function isDeclaration(name: string): boolean {
  return name === 'xmlns' || name.startsWith('xmlns:');
}

/** Prefix and local name of a name as written. */
export function split(name: string): { readonly prefix: string; readonly local: string } {
  const colon = name.indexOf(':');
  return colon < 0 ? { prefix: '', local: name } : { prefix: name.slice(0, colon), local: name.slice(colon + 1) };
}
