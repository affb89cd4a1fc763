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
