import type { PartnerChannel } from '@quayside/partners';
import type { ChannelKind } from '../model/rows.js';
import type { Brought, Fetched, GoesOut, KindOf, SettingsOf } from './kind.js';
import { rest } from './kinds/rest.js';
import { restPoll } from './kinds/rest-poll.js';
import { sftpDrop } from './kinds/sftp-drop.js';
import { sftpPoll } from './kinds/sftp-poll.js';

/**
 * Every kind of channel: an entry each, and nothing about kinds anywhere else. A kind that a profile may name and that has no
 * entry here, or one that leaves a question open, does not compile.
 */
const kinds = {
  'sftp-drop': sftpDrop,
  'sftp-poll': sftpPoll,
  rest,
  'rest-poll': restPoll,
} as const satisfies { readonly [K in ChannelKind]: KindOf<SettingsOf<K>> };

type Kinds = typeof kinds;

/** Kinds on which we fetch, and kinds on which we bring what goes out. */
type FetchedKind = { [K in ChannelKind]: Kinds[K]['comesIn']['by'] extends 'us' ? K : never }[ChannelKind];
type SentKind = { [K in ChannelKind]: Kinds[K]['goesOut']['by'] extends 'us' ? K : never }[ChannelKind];

export type FetchedSettings = SettingsOf<FetchedKind>;
export type SentSettings = SettingsOf<SentKind>;

export const channelKinds = Object.keys(kinds) as readonly ChannelKind[];

/** What there is to know of the kind of a channel. */
export function kindOf<S extends PartnerChannel>(settings: S): KindOf<S> {
  // That the entry takes settings of its own key is checked above; the compiler cannot follow it through the index.
  return kinds[settings.kind] as unknown as KindOf<S>;
}

/** What was agreed of what the partner brings through this channel; nothing where we fetch. */
export function broughtThrough(settings: PartnerChannel): Brought<PartnerChannel> | undefined {
  const { comesIn } = kindOf(settings);
  return comesIn.by === 'partner' ? comesIn : undefined;
}

/** How files are found on the other side of this channel. */
export function fetchedThrough<S extends FetchedSettings>(settings: S): Fetched<S> {
  const { comesIn } = kindOf(settings);
  if (comesIn.by !== 'us') throw new TypeError(`nothing is fetched through a channel of kind ${settings.kind}`);
  return comesIn;
}

export function isFetchedBy(settings: PartnerChannel): settings is FetchedSettings {
  return kinds[settings.kind].comesIn.by === 'us';
}

export function isSentBy(settings: PartnerChannel): settings is SentSettings {
  return kinds[settings.kind].goesOut.by === 'us';
}

/** How what goes out through a channel of this kind gets there, with the words for it. */
export function goesOutBy(kind: ChannelKind): GoesOut {
  return kinds[kind].goesOut;
}

/** The kinds on which we bring what goes out: only there does a dispatch that is ready have work. */
export const sentKinds: readonly ChannelKind[] = channelKinds.filter((kind) => goesOutBy(kind).by === 'us');
