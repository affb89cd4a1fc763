import { accountOf, type Account, type PartnerChannel } from '@quayside/partners';
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
  const vans = (await book.all()).filter((each) => each.partner.profile.carries.includes(partner.id));
  const channels = [partner, ...vans.map((van) => van.partner)].flatMap(({ profile }) => profile.channels);
  const usable = channels.filter((each) => mayGoOut(each, usage));
  const named = agreed.channel === undefined ? usable : usable.filter((each) => accountOf(each) === agreed.channel);
  const [first] = named;
  return first && { account: accountOf(first), channel: first.kind };
}

function mayGoOut(channel: PartnerChannel, usage: Usage): boolean {
  if (channel.usage !== 'both' && channel.usage !== usage) return false;
  return goesOutBy(channel.kind).by === 'partner' || ('send' in channel && channel.send !== undefined);
}
