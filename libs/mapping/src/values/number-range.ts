import { checkDigit } from '@quayside/canonical';

/** What one range may name: more is hardly meant. */
const mostNumbers = 10_000;

/** All numbers from the first to the last, both of one length and with the same letters before their digits; nothing if they are no range. */
export function numbersBetween(first: string, last: string): readonly string[] | undefined {
  const [, letters = '', digits] = /^(.*?)(\d+)$/.exec(first) ?? [];
  if (digits === undefined || last.length !== first.length || !last.startsWith(letters)) return undefined;
  const end = last.slice(letters.length);
  if (!/^\d+$/.test(end)) return undefined;
  return counted(digits, end)?.map((number) => letters + number);
}

/** The same of SSCCs, in which all but the check digit counts up. Who gets check digits wrong gets all of them wrong in the same way. */
export function ssccsBetween(first: string, last: string): readonly string[] | undefined {
  if (!isSscc(first) || !isSscc(last)) return numbersBetween(first, last);
  const off = offBy(first);
  if (off !== offBy(last)) return undefined;
  const bases = counted(first.slice(0, -1), last.slice(0, -1));
  return bases?.map((base) => `${base}${(Number(checkDigit(base)) + off) % 10}`);
}

function isSscc(text: string): boolean {
  return /^\d{18}$/.test(text);
}

/** How far the last digit is from the check digit that it should be. */
function offBy(sscc: string): number {
  return (10 + Number(sscc.at(-1)) - Number(checkDigit(sscc.slice(0, -1)))) % 10;
}

function counted(from: string, to: string): string[] | undefined {
  const [first, last] = [BigInt(from), BigInt(to)];
  if (last <= first || last - first >= mostNumbers) return undefined;
  return Array.from({ length: Number(last - first) + 1 }, (_, n) =>
    String(first + BigInt(n)).padStart(from.length, '0'),
  );
}
