import type { PartnerChannel } from '@quayside/partners';

/**
 * What a way in or out must let us do. An adapter hides one protocol behind one session; what is complete, what is fetched
 * when, what is remembered and what is tried again, the journeys decide for all of them alike.
 */
export interface Channels {
  /**
   * Opens a session with the other side. Throws Unavailable (try again later), Refused (a person must look) or
   * PeerNotTrusted (it is not, or not yet, known to be who it should be).
   */
  open(address: ChannelAddress): Promise<ChannelSession>;
}

/** Which channel is meant, and all that its adapter needs. */
export interface ChannelAddress {
  readonly account: string;
  readonly settings: PartnerChannel;
  /** The key of the other side that a person has approved; what the profile pins goes before it. */
  readonly trusted: string | null;
}

/** A file that lies on the other side. */
export interface RemoteFile {
  /** What it is found by there: a path, an address, the id of a message. */
  readonly key: string;
  readonly folder: string;
  readonly name: string;
  /** Nothing where only fetching it tells. */
  readonly size: number | null;
  /** Another one whenever the content may be another: size and time, an entity tag. */
  readonly version: string;
  readonly modifiedAt: Date;
  /** What it was cut out of, in words; nothing when it lies there by itself. */
  readonly origin?: string;
}

/** What a look sees. */
export interface Listing {
  readonly files: readonly RemoteFile[];
  /**
   * Where the next look begins, in the adapter's own words, once all of these files are ours: kept in the commit that takes
   * the last of them, and no sooner.
   */
  readonly position?: string;
  /** There is more than one look can see. */
  readonly more?: boolean;
}

/** The tag of the content whose first bytes are here, so that the rest is asked of the same content only. */
export interface ContentTag {
  readonly known: string | null;
  keep(tag: string): Promise<void>;
}

/** Something to put on the other side. Its bytes and its name are the same in every attempt. */
export interface OutgoingFile {
  /** The same in every attempt, and in no other file. */
  readonly id: string;
  readonly name: string;
  /** What it is: "997", "850". */
  readonly type: string;
  readonly size: number;
  bytes(): AsyncIterable<Uint8Array>;
}

/** `whole`: every byte of this version came. `changed`, `gone`: it is another one now, or none. */
export type Fetched = 'whole' | 'changed' | 'gone';

/** One thing that a test of a channel tried. */
export interface ProbeStep {
  readonly what: string;
  readonly ok: boolean;
  readonly text: string;
}

/**
 * A session with the other side. Each call may be repeated after a failure, in another session too: what was done stays
 * done, and nothing is done twice. All of them throw Unavailable or Refused.
 */
export interface ChannelSession {
  /** How it was opened, in words. */
  readonly opened: string;
  /**
   * Everything that we fetch from here, from the position that an earlier listing left; markers and half-written files too.
   * Empty where nothing is fetched.
   */
  list(position: string | null): Promise<Listing>;
  /**
   * Gives the bytes from `from` on, in order, and waits for each to be taken. Throws TooLarge when there are more of them than
   * was agreed. Where `settle` is there, `from` is 0 unless a tag is known.
   */
  fetch(file: RemoteFile, from: number, take: (bytes: Uint8Array) => Promise<void>, tag: ContentTag): Promise<Fetched>;
  /** Called only after the bytes are committed: archives, renames or deletes the file, its marker first. */
  confirm(file: RemoteFile, marker?: RemoteFile): Promise<void>;
  /**
   * Only where a key and its version name one thing for ever: confirms it without looking at it, listed or not. Without it
   * something new may come to lie under the same key and version.
   */
  settle?(file: Pick<RemoteFile, 'key' | 'version'>): Promise<void>;
  /** Returns when the other side has all of it under its name. */
  send(file: OutgoingFile): Promise<void>;
  /** Tries what the channel is for, without doing any of it, and leaves nothing behind. */
  probe(): Promise<readonly ProbeStep[]>;
  close(): Promise<void>;
}
