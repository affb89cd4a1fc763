/** A value to be written: `number` has its digits as text, so that none is lost. */
export type JsonOut =
  | { readonly kind: 'object'; readonly members: readonly (readonly [name: string, value: JsonOut])[] }
  | { readonly kind: 'array'; readonly items: readonly JsonOut[] }
  | { readonly kind: 'string' | 'number'; readonly text: string };

/** Writes a JSON file: the same values always give the same text. */
export function writeJson(value: JsonOut): string {
  return `${written(value, '')}\n`;
}

function written(value: JsonOut, indent: string): string {
  const inner = `${indent}  `;
  switch (value.kind) {
    case 'string':
      return JSON.stringify(value.text);
    case 'number':
      return value.text;
    case 'array':
      return block(
        '[',
        value.items.map((item) => written(item, inner)),
        ']',
        indent,
      );
    case 'object':
      return block(
        '{',
        value.members.map(([name, member]) => `${JSON.stringify(name)}: ${written(member, inner)}`),
        '}',
        indent,
      );
  }
}

function block(open: string, parts: readonly string[], close: string, indent: string): string {
  if (parts.length === 0) return `${open}${close}`;
  return `${open}\n${parts.map((part) => `${indent}  ${part}`).join(',\n')}\n${indent}${close}`;
}
