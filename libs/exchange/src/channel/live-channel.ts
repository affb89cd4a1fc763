import { type Account, accountOf, type PartnerChannel } from '@quayside/partners';
import type { ChannelAddress } from '../ports/channel.js';
import type { LivePartner, PartnerBook } from '../ports/reading.js';
import type { ChannelRow } from '../model/rows.js';
import type { Usage } from '../model/usage.js';
import { isFetchedBy, isSentBy, type FetchedSettings, type SentSettings } from './kinds.js';

/** A channel as the live profiles describe it. */
export interface LiveChannel {
  readonly account: Account;
  readonly partner: string;
  readonly settings: PartnerChannel;
  /** Test or live, where the channel says so for everything that comes through it. */
  readonly usage: Usage | null;
  /** In which the times of its schedule are. */
  readonly timeZone: string;
}

/** A channel on which we fetch. */
export type FetchedChannel = LiveChannel & { readonly settings: FetchedSettings };
/** A channel on which we bring what goes out. */
export type SentChannel = LiveChannel & { readonly settings: SentSettings };
/** A channel on which we go to the other side, whatever for. */
export type PolledChannel = FetchedChannel | SentChannel;

/** All channels of all partners. Of two with one name the first counts; the profiles are warned of the other. */
export async function liveChannels(book: PartnerBook): Promise<readonly LiveChannel[]> {
  const all = (await book.all()).flatMap(channelsOf);
  return all.filter((each, index) => all.findIndex(({ account }) => account === each.account) === index);
}

export async function liveChannel(book: PartnerBook, account: string): Promise<LiveChannel | undefined> {
  return (await liveChannels(book)).find((each) => each.account === account);
}

export function isFetched(channel: LiveChannel): channel is FetchedChannel {
  return isFetchedBy(channel.settings);
}

export function isSent(channel: LiveChannel): channel is SentChannel {
  return isSentBy(channel.settings);
}

export function isPolled(channel: LiveChannel): channel is PolledChannel {
  return isFetched(channel) || isSent(channel);
}

export function addressOf({ account, settings }: LiveChannel, row: Pick<ChannelRow, 'trusted'>): ChannelAddress {
  return { account, settings, trusted: row.trusted };
}

function channelsOf({ partner }: LivePartner): LiveChannel[] {
  const { profile } = partner;
  // What comes through a VAN that is still in test is test traffic, whoever sent it.
  const ofVan = profile.kind === 'van' && profile.stage === 'test' ? 'test' : null;
  return profile.channels.map((settings) => ({
    account: accountOf(settings),
    partner: partner.id,
    settings,
    usage: settings.usage === 'both' ? ofVan : settings.usage,
    timeZone: profile.timeZone,
  }));
}
