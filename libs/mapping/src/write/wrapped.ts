/**
 * A text in lines of at most `longest` characters, broken at its blanks; nothing when a word is longer than that, or when
 * blanks would be lost because several stand together.
 */
export function wrapped(text: string, longest: number): string[] | undefined {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    if (word === '' || word.length > longest) return undefined;
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= longest) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}
