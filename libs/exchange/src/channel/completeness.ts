import type { RemoteFile } from '../ports/channel.js';
import type { RemoteRow } from '../rows.js';
import type { PolledSettings } from './live-channel.js';

/** Names that say "not finished", whatever was agreed. */
export function isPartialName(name: string): boolean {
  return name.startsWith('.') || /(\.(part|partial|filepart|tmp|temp)|~)$/i.test(name);
}

/** What of a listing is ours to fetch: by its name, and not a marker, not half-written, not what we renamed. An API lists no others. */
export function candidates(files: readonly RemoteFile[], settings: PolledSettings): readonly RemoteFile[] {
  if (settings.kind === 'rest-poll') return files;
  const patterns = (settings.fetch?.names ?? []).map(patternOf);
  const left = settings.afterFetch.do === 'rename' ? settings.afterFetch.suffix : undefined;
  const marker = settings.complete.rule === 'marker' ? settings.complete.suffix : undefined;
  return files.filter(({ name }) => {
    if (isPartialName(name)) return false;
    if ((left && name.endsWith(left)) || (marker && name.endsWith(marker))) return false;
    return patterns.length === 0 || patterns.some((pattern) => pattern.test(name));
  });
}

/** The markers of a listing by the key of the file that each of them declares complete. */
export function markersIn(listing: readonly RemoteFile[], settings: PolledSettings): ReadonlyMap<string, RemoteFile> {
  if (settings.kind !== 'sftp-poll' || settings.complete.rule !== 'marker') return new Map();
  const { suffix } = settings.complete;
  const byPlace = new Map(listing.map((each) => [`${each.folder}/${each.name}`, each]));
  return new Map(
    listing.flatMap((file) => {
      const marker = byPlace.get(`${file.folder}/${file.name}${suffix}`);
      return marker ? [[file.key, marker] as const] : [];
    }),
  );
}

/** Whether nobody writes to it any more, by the rule that was agreed. Ages are by our own clock, from the first look on. */
export function isComplete(
  row: RemoteRow,
  settings: PolledSettings,
  marker: RemoteFile | undefined,
  now: Date,
): boolean {
  if (settings.kind === 'rest-poll') return true;
  const rule = settings.complete;
  switch (rule.rule) {
    case 'renamed':
      return true;
    case 'stable':
      return row.looks >= rule.looks;
    case 'marker':
      return marker !== undefined;
    case 'age':
      return now.getTime() - row.firstSeenAt.getTime() >= rule.seconds * 1000;
  }
}

function patternOf(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'i');
}
