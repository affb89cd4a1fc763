import type { RemoteFile } from '../../ports/channel.js';
import type { RemoteRow } from '../../model/rows.js';
import { isPartialName } from '../../model/partial-name.js';
import { aboutGoing } from '../about-going.js';
import { fitsPattern } from '../name-pattern.js';
import type { KindOf, SettingsOf } from '../kind.js';

type Settings = SettingsOf<'sftp-poll'>;

/** We go to the partner's SFTP server, or to a mailbox that a VAN holds for us. */
export const sftpPoll = {
  comesIn: { by: 'us', candidates, markers, isComplete },
  goesOut: { by: 'us', waiting: "waits to be put on the partner's server", sent: "put on the partner's server" },
  peerKeys: ({ hostKey }) => hostKey,
  about: (settings, zone) =>
    aboutGoing(settings, zone, {
      place: placeOf(settings),
      from: settings.fetch?.folders,
      to: settings.send && [settings.send.folder, ...Object.values(settings.send.byDocument)],
    }),
} as const satisfies KindOf<Settings>;

function placeOf({ host, port, login }: Settings): string {
  return `${login}@${host}${port === 22 ? '' : `:${port}`}`;
}

function candidates(listing: readonly RemoteFile[], settings: Settings): readonly RemoteFile[] {
  const names = settings.fetch?.names ?? [];
  const renamed = settings.afterFetch.do === 'rename' ? settings.afterFetch.suffix : undefined;
  const marker = settings.complete.rule === 'marker' ? settings.complete.suffix : undefined;
  return listing.filter(({ name }) => {
    if (isPartialName(name)) return false;
    if ((renamed && name.endsWith(renamed)) || (marker && name.endsWith(marker))) return false;
    return names.length === 0 || names.some((pattern) => fitsPattern(name, pattern));
  });
}

function markers(listing: readonly RemoteFile[], { complete }: Settings): ReadonlyMap<string, RemoteFile> {
  if (complete.rule !== 'marker') return new Map();
  const byPlace = new Map(listing.map((each) => [`${each.folder}/${each.name}`, each]));
  return new Map(
    listing.flatMap((file) => {
      const marker = byPlace.get(`${file.folder}/${file.name}${complete.suffix}`);
      return marker ? [[file.key, marker] as const] : [];
    }),
  );
}

function isComplete(row: RemoteRow, { complete }: Settings, marker: RemoteFile | undefined, now: Date): boolean {
  switch (complete.rule) {
    case 'renamed':
      return true;
    case 'stable':
      return row.looks >= complete.looks;
    case 'marker':
      return marker !== undefined;
    case 'age':
      return now.getTime() - row.firstSeenAt.getTime() >= complete.seconds * 1000;
  }
}
