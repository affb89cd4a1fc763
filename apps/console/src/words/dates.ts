const units = [
  { unit: 'year', seconds: 365 * 86_400 },
  { unit: 'month', seconds: 30 * 86_400 },
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
] as const;

/** "4 min. ago", "yesterday", "just now"; "in 4 min.", "in a moment". */
export function relative(at: Date, now: Date, locale?: string): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  const found = units.find((each) => Math.abs(seconds) >= each.seconds);
  if (!found) return seconds > 0 ? 'in a moment' : 'just now';
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  return words.format(Math.trunc(seconds / found.seconds), found.unit);
}

/** The exact time with its zone, to the second. */
export function exact(at: Date, locale?: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'long',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(at);
}

/** A calendar day as the reader writes it; what is none stays as it is. */
export function day(text: string, locale?: string): string {
  const at = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return text;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(at);
}

/** Mornings to which something may be put off, where the reader is. */
export function daysAhead(now: Date): readonly { readonly words: string; readonly at: Date }[] {
  const morning = (days: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 8);
  const untilMonday = (8 - now.getDay()) % 7 || 7;
  return [
    { words: 'Until tomorrow', at: morning(1) },
    { words: 'For three days', at: morning(3) },
    { words: 'Until Monday', at: morning(untilMonday) },
    { words: 'For two weeks', at: morning(14) },
  ];
}
