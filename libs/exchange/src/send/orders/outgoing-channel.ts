import { accountOf, type Account, type Partner, type PartnerChannel } from '@quayside/partners';
import { goesOutBy } from '../../channel/kinds.js';
import type { ChannelKind } from '../../model/rows.js';
import type { Usage } from '../../model/usage.js';
import type { PartnerBook } from '../../ports/reading.js';
import type { OrderingPartner } from './ordering-partners.js';

/** By which channel something goes out. */
export interface OutgoingChannel {
  readonly account: Account;
  readonly channel: ChannelKind;
}

/**
 * The channel that the profile names for orders, or the first one that anything goes out by: of the partner, or of a VAN that
 * carries for it. Nothing where there is none.
 */
export async function outgoingChannel(
  book: PartnerBook,
  { live: { partner }, usage, agreed }: OrderingPartner,
): Promise<OutgoingChannel | undefined> {
  const usable = await usableChannels(book, partner, usage);
  return agreed.channel === undefined ? usable[0] : usable.find(({ account }) => account === agreed.channel);
}

/** Every channel by which something can go out to the partner. */
export async function usableChannels(
  book: PartnerBook,
  partner: Partner,
  usage: Usage,
): Promise<readonly OutgoingChannel[]> {
  const vans = (await book.all()).filter((each) => each.partner.profile.carries.includes(partner.id));
  const channels = [partner, ...vans.map((van) => van.partner)].flatMap(({ profile }) => profile.channels);
  return channels
    .filter((each) => mayGoOut(each, usage))
    .map((each) => ({ account: accountOf(each), channel: each.kind }));
}

function mayGoOut(channel: PartnerChannel, usage: Usage): boolean {
  if (channel.usage !== 'both' && channel.usage !== usage) return false;
  return goesOutBy(channel.kind).by === 'partner' || ('send' in channel && channel.send !== undefined);
}
