/** Zones of element 623 by their letters: a name where summer counts ("ET"), an offset where the code says which ("ED", "ES"). */
const named: Readonly<Record<string, string>> = {
  UT: 'UTC',
  GM: 'UTC',
  AT: 'America/Anchorage',
  AD: '-08:00',
  AS: '-09:00',
  HT: 'Pacific/Honolulu',
  HD: '-09:00',
  HS: '-10:00',
  PT: 'America/Los_Angeles',
  PD: '-07:00',
  PS: '-08:00',
  MT: 'America/Denver',
  MD: '-06:00',
  MS: '-07:00',
  CT: 'America/Chicago',
  CD: '-05:00',
  CS: '-06:00',
  ET: 'America/New_York',
  ED: '-04:00',
  ES: '-05:00',
  TT: 'America/Halifax',
  TD: '-03:00',
  TS: '-04:00',
  NT: 'America/St_Johns',
  ND: '-02:30',
  NS: '-03:30',
};

/**
 * The zone that a code of element 623 means, as Temporal takes it; nothing for LT, local time, and for what is no code of it.
 * 01 to 12 are hours ahead of UTC, 13 to 24 hours behind it: 13 is 12 hours, 24 is one (ISO 8601 P and M).
 */
export function x12Zone(code: string): string | undefined {
  const hours = /^(0[1-9]|1\d|2[0-4])$/.test(code) ? Number(code) : undefined;
  if (hours === undefined) return named[code];
  return `${hours > 12 ? '-' : '+'}${String(hours > 12 ? 25 - hours : hours).padStart(2, '0')}:00`;
}
