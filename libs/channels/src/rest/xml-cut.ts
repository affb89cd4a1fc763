/** Namespaces by how they are declared: `xmlns:cac`, or `xmlns` for the default one; their values quoted as they were written. */
export type Declarations = ReadonlyMap<string, string>;

const tagName = /^<[^\s/>]+/;
const attribute = /\s+([^\s=/>]+)\s*=\s*("[^"]*"|'[^']*')/y;

/** What is declared inside of an element that is given by its source, which is well-formed. */
export function declaredIn(element: string, around: Declarations): Declarations {
  const own = ownOf(element);
  return own.length === 0 ? around : new Map([...around, ...own]);
}

/** The element as a document of its own: it says itself what was declared around it. */
export function standingAlone(element: string, around: Declarations): string {
  const own = new Set(ownOf(element).map(([name]) => name));
  const missing = [...around].filter(([name, value]) => !own.has(name) && value.length > 2);
  const said = missing.map(([name, value]) => ` ${name}=${value}`).join('');
  const name = tagName.exec(element)?.[0] ?? '';
  return `${name}${said}${element.slice(name.length)}`;
}

function ownOf(element: string): [string, string][] {
  const found: [string, string][] = [];
  attribute.lastIndex = tagName.exec(element)?.[0].length ?? 0;
  for (let next = attribute.exec(element); next; next = attribute.exec(element)) {
    const [, name = '', value = ''] = next;
    if (name === 'xmlns' || name.startsWith('xmlns:')) found.push([name, value]);
  }
  return found;
}
