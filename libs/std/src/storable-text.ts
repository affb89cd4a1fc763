// What is no text for PostgreSQL, and so for all of Quayside: U+0000, and half of a surrogate pair, which is no character.

/** Whether a text can be kept: everything that comes from outside has to be, before it goes on. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** The same text with U+FFFD wherever it cannot be kept: for what was cut out of another text or decoded from bytes. */
export function storable(text: string): string {
  return isStorable(text) ? text : text.replaceAll('\0', '\ufffd').toWellFormed();
}

/** The first characters of a text, and never half of one. */
export function cutText(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
}

/** What is wrong in a value, and where: `path` is a JSON pointer to the text, or to the member that has such a name. */
export interface Unstorable {
  readonly path: string;
  readonly character: string;
}

/** A text in a value, however deep, that cannot be kept. Names of members count. */
export function unstorableIn(value: unknown): Unstorable | undefined {
  // Not by calling itself: a body may hold half a million arrays in each other.
  const open: { readonly value: unknown; readonly path: string }[] = [{ value, path: '' }];
  for (let each = open.pop(); each; each = open.pop()) {
    if (typeof each.value === 'string' && !isStorable(each.value)) {
      return { path: each.path, character: culprit(each.value) };
    }
    if (typeof each.value !== 'object' || each.value === null) continue;
    for (const [name, inner] of Object.entries(each.value)) {
      const path = `${each.path}/${storable(name)}`;
      if (!isStorable(name)) return { path, character: culprit(name) };
      open.push({ value: inner, path });
    }
  }
  return undefined;
}

/** "U+0000", or the half of a pair that a text holds: "U+D800". */
function culprit(text: string): string {
  const found = /\0|\p{Surrogate}/u.exec(text)?.[0] ?? '\0';
  return `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
