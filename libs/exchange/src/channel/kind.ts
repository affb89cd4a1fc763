import type { PartnerChannel } from '@quayside/partners';
import type { RemoteFile } from '../ports/channel.js';
import type { ChannelKind, RemoteRow } from '../model/rows.js';

/** The settings of one kind, with every default filled in. */
export type SettingsOf<K extends ChannelKind> = Extract<PartnerChannel, { readonly kind: K }>;

/** Everything that differs between kinds of channels, but for the protocol itself (`libs/channels`, `apps/gateway`). */
export interface KindOf<S extends PartnerChannel> {
  readonly comesIn: Brought<S> | Fetched<S>;
  readonly goesOut: GoesOut;
  /** The keys by which the other side may be known, as the profile pins them; nothing where certificates vouch for it. */
  peerKeys(settings: S): readonly string[] | undefined;
  /** What the channel does, in a sentence without a full stop; `zone` is that of its schedule. */
  about(settings: S, zone: string): string;
}

/** The partner comes to us with its files: a file is complete when it says so. */
export interface Brought<S> {
  readonly by: 'partner';
  /** What one login may send in 24 hours, where that is limited by the profile. */
  quota(settings: S): Quota | undefined;
  /** Whether wrong passwords lock the login, so that a person may have to unlock it. */
  readonly locks: boolean;
  /** The keys by which its programs are known; nothing where a login has none. */
  apiKeys(settings: S): readonly ApiKey[];
  /** Whether a receipt is left for each file that is ours. */
  leavesReceipts(settings: S): boolean;
}

/** A key of the REST interface, and the last day on which it counts. */
export interface ApiKey {
  readonly id: string;
  readonly expires?: string | undefined;
}

export interface Quota {
  readonly files: number;
  readonly bytes: number;
}

/** We fetch its files there: what is a file, and when it is complete, is for us to find out. */
export interface Fetched<S> {
  readonly by: 'us';
  /** What of a listing is ours to fetch: not a marker, not half-written, not what we renamed. */
  candidates(listing: readonly RemoteFile[], settings: S): readonly RemoteFile[];
  /** The markers of a listing by the key of the file that each of them declares complete. */
  markers(listing: readonly RemoteFile[], settings: S): ReadonlyMap<string, RemoteFile>;
  /** Whether it is not being written any more, by the rule that was agreed. Ages are by our own clock. */
  isComplete(row: RemoteRow, settings: S, marker: RemoteFile | undefined, now: Date): boolean;
}

/** Who moves what goes out. It is sent when the other side has every byte of it. */
export interface GoesOut {
  readonly by: 'partner' | 'us';
  /** Of a dispatch that is not sent yet, after what it is: "997 ready in out/". */
  readonly waiting: string;
  /** Of one that is sent: "997 fetched". */
  readonly sent: string;
}
