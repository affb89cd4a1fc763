/**
 * What changes how the text around it looks, or is not seen at all: controls (C0, C1), direction (U+061C, U+200E/F, U+202A..E,
 * U+2066..9), zero width, line and paragraph separators, tags, and halves of characters.
 */
const unseen =
  /[\p{Cc}\p{Surrogate}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const unseenInLines = new RegExp(`(?![\\t\\n])${unseen.source}`, 'gu');

/**
 * Text from outside, as it is put before people: what cannot be seen is named, "invoice‹U+202E›fdp.exe". One line: a line break is
 * named, too. Shown twice it is the same, and it can always be kept.
 */
export function shown(text: string): string {
  return text.replace(unseen, named);
}

/** The same of text that has lines: their breaks, and tabs, stay. */
export function shownLines(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(unseenInLines, named);
}

/** A text of JSON that means the same and can be read on a terminal: what cannot be seen is there as its escape. */
export function shownJson(json: string): string {
  return json.replace(unseenInLines, (character) =>
    Array.from({ length: character.length }, (_, i) => escaped(character.charCodeAt(i))).join(''),
  );
}

function escaped(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}

function named(character: string): string {
  return `‹U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`;
}
