/** What Odoo says when it refuses a record, and what a person can do about it there. */
const remedies: readonly (readonly [pattern: RegExp, remedy: (...found: string[]) => string])[] = [
  [
    /No matching record found for name '(\w{3})' in field 'Currency'/,
    (_, code = '') =>
      `currency ${code} is not active in Odoo: activate it under Accounting, Configuration, Currencies, then process this again`,
  ],
  [
    /No journal could be found/i,
    () => 'give the company a purchase journal under Accounting, Configuration, Journals, then process this again',
  ],
  [
    /lock date/i,
    () => 'the period is closed: accounting opens it, or the document is refused and sent again with a later date',
  ],
];

/** Odoo's words with the remedy in front of them, where one is known. */
export function withRemedy(message: string): string {
  for (const [pattern, remedy] of remedies) {
    const found = pattern.exec(message);
    if (found) return `${remedy(...found)} (${message})`;
  }
  return message;
}
