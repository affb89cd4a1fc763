import type { Schedule } from '@quayside/partners';

/** Where we go, what we fetch from, and what we send to. */
interface Ends {
  readonly place: string;
  readonly from: readonly string[] | undefined;
  readonly to: readonly string[] | undefined;
}

/** "Fetches from outbox and sends to inbox at us@sftp.acme.example, every 1 min". */
export function aboutGoing({ every }: { readonly every: Schedule }, zone: string, { place, from, to }: Ends): string {
  const uses = [from && `fetches from ${from.join(', ')}`, to && `sends to ${to.join(', ')}`]
    .filter(Boolean)
    .join(' and ');
  return `${uses.charAt(0).toUpperCase()}${uses.slice(1)} at ${place}${from ? `, ${whenOf(every, zone)}` : ''}`;
}

function whenOf(every: Schedule, zone: string): string {
  return 'cron' in every ? `at ${every.cron} (${zone})` : `every ${spanOf(every.ms)}`;
}

function spanOf(ms: number): string {
  if (ms % 3_600_000 === 0) return `${ms / 3_600_000} h`;
  return ms % 60_000 === 0 ? `${ms / 60_000} min` : `${ms / 1000} s`;
}
