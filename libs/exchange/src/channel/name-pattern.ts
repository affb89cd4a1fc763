/**
 * Whether a file name fits a pattern with `*` (any characters) and `?` (one), upper and lower case alike. Nothing else in a
 * pattern means anything: names do have brackets and braces.
 *
 * Decided by going back to the last star only, so that a pattern with many stars takes no longer than name times pattern; what
 * compiles patterns to regular expressions may take for ever (docs/decisions/0027).
 */
export function fitsPattern(name: string, pattern: string): boolean {
  const wanted = [...pattern.toLowerCase()];
  const given = [...name.toLowerCase()];
  let at = 0;
  let star: { readonly pattern: number; name: number } | undefined;
  for (let i = 0; i < given.length;) {
    if (wanted[at] === '*') {
      star = { pattern: at, name: i };
      at += 1;
    } else if (wanted[at] === '?' || wanted[at] === given[i]) {
      at += 1;
      i += 1;
    } else if (star) {
      star.name += 1;
      at = star.pattern + 1;
      i = star.name;
    } else return false;
  }
  return wanted.slice(at).every((each) => each === '*');
}
