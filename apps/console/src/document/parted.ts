/**
 * Parts "Invoice 1 from Acme: held for finance, price is over" into what it is, which is the heading, and how it stands.
 * The word of the state is shown as a mark beside it, so it is not said twice.
 */
export function parted(sentence: string, word: string): { readonly what: string; readonly rest: string } {
  const at = sentence.indexOf(': ');
  if (at < 0) return { what: sentence, rest: '' };
  const standing = sentence.slice(at + 2);
  const repeats = standing.toLowerCase().startsWith(word.toLowerCase());
  const rest = repeats ? standing.slice(word.length).replace(/^,/, '').trim() : standing;
  return { what: sentence.slice(0, at), rest: finished(rest, repeats && standing.charAt(word.length) === ' ') };
}

/** A sentence of its own, unless it goes on after the mark: "Delivered" "to Odoo." */
function finished(text: string, goesOn: boolean): string {
  if (text === '') return '';
  const begun = goesOn ? text : text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?)]$/.test(begun) ? begun : `${begun}.`;
}
