/** A character that people put into a number to read it better. */
const between = '[ .\\-\\u00a0]?';
const iban = new RegExp(`\\b[A-Z]{2}\\d{2}(?:${between}[A-Z0-9]){11,30}(?![A-Z0-9])`, 'g');
/** What a number is made of. */
const sign = /[\p{L}\p{N}]/gu;
const leftAtStart = 4;
const leftAtEnd = 4;

/**
 * The same answer with every bank account in it masked, wherever it stands: `numbers` as documents name them, and every IBAN whose
 * check digits are right. Each character keeps its place, since places in raw text are counted.
 */
export function withoutAccounts<T>(answer: T, numbers: readonly string[]): T {
  const named = numbers.flatMap((number) => patternOf(number) ?? []);
  const hide = (text: string) =>
    named.reduce((left, each) => left.replace(each, masked), text).replace(iban, (found) => ibanMasked(found));
  return walked(answer, hide) as T;
}

/** Finds a number however it is grouped; nothing for what is too short to be one. */
function patternOf(number: string): RegExp | undefined {
  const characters = Array.from(number.replaceAll(/[^\p{L}\p{N}]/gu, ''));
  if (characters.length < 5) return undefined;
  return new RegExp(characters.join(between), 'giu');
}

/** Long ones show their ends, short ones their end only. */
function masked(found: string): string {
  const length = found.match(sign)?.length ?? 0;
  const isLong = length >= 12;
  const first = isLong ? leftAtStart : 0;
  const last = length - (isLong ? leftAtEnd : 3);
  let at = 0;
  return found.replace(sign, (each) => {
    at += 1;
    return at <= first || at > last ? each : '*';
  });
}

/** What looks like an IBAN may be longer than it is: the longest stretch whose check digits are right. */
function ibanMasked(found: string): string {
  for (let end = found.length; end >= 15; end -= 1) {
    const tried = found.slice(0, end);
    if (/[A-Z0-9]$/.test(tried) && hasRightCheck(tried.replaceAll(/[^A-Z0-9]/g, '')))
      return masked(tried) + found.slice(end);
  }
  return found;
}

/** ISO 13616: moved four places, letters as numbers, the remainder of 97 is 1. */
function hasRightCheck(plain: string): boolean {
  if (plain.length < 15 || plain.length > 34) return false;
  const digits = `${plain.slice(4)}${plain.slice(0, 4)}`.replaceAll(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  return BigInt(digits) % 97n === 1n;
}

function walked(value: unknown, hide: (text: string) => string): unknown {
  if (typeof value === 'string') return hide(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return (value as readonly unknown[]).map((each) => walked(each, hide));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walked(inner, hide)]));
}
