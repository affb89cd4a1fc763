/** The name that somebody who wrote `text` most likely meant, if any of them is near enough. */
function nearest(text: string, names: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.floor(text.length / 3));
  let best: { name: string; distance: number } | undefined;
  for (const name of names) {
    const distance = editDistance(text.toLowerCase(), name.toLowerCase());
    if (distance <= limit && (!best || distance < best.distance)) best = { name, distance };
  }
  return best?.name;
}

/** ", did you mean "x"?" or nothing, for the end of a message. */
export function didYouMean(text: string, names: Iterable<string>): string {
  const name = nearest(text, names);
  return name === undefined ? '' : `; did you mean "${name}"?`;
}

/** What to say of a key that nobody knows: the one that was probably meant, or all that are known in its place. */
export function unknownKey(key: string, known: readonly string[]): string {
  const list = known.length > 0 ? `; known here: ${known.join(', ')}` : '';
  return `unknown key "${key}"${didYouMean(key, known) || list}`;
}

// Two neighbours swapped count as one slip (Damerau), as fingers make them.
function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const cell = (i: number, j: number) => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwapped ? cell(i - 2, j - 2) + 1 : Infinity;
      row.push(Math.min(cell(i - 1, j) + 1, cell(i, j - 1) + 1, cell(i - 1, j - 1) + (isSame ? 0 : 1), swapped));
    }
  }
  return cell(a.length, b.length);
}
