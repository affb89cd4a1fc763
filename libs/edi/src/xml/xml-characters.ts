const unknown = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** The first character of a text that XML 1.0 does not know: most controls, half of a pair, U+FFFE. */
export function unknownCharacter(text: string): { readonly at: number; readonly name: string } | undefined {
  const found = unknown.exec(text);
  if (!found) return undefined;
  const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return { at: found.index, name: `U+${code}` };
}
