/** Filters stand in the address as plain text, so that people can read and write them. */
export function readSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

export function writeSearch(search: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(search).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1] !== '',
  );
  const text = new URLSearchParams(pairs).toString();
  return text === '' ? '' : `?${text}`;
}

/** Keeps the named parameters that have text; anything else in the address is not ours. */
export function text<Name extends string>(...names: Name[]) {
  return (search: Record<string, unknown>): { [K in Name]?: string } => {
    const kept = names
      .map((name) => [name, search[name]] as const)
      .filter(([, value]) => typeof value === 'string' && value !== '');
    return Object.fromEntries(kept) as { [K in Name]?: string };
  };
}
