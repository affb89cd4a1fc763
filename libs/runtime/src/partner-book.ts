import type { LivePartner, PartnerBook } from '@quayside/exchange';
import { compilePartner, type ProfileSources } from '@quayside/partners';
import type { Releases } from '@quayside/store';

/** The live releases, compiled once and read again from the store whenever another one goes live. */
export function partnerBook(releases: Releases<ProfileSources>): PartnerBook {
  let known = { stamp: 'nothing read yet', partners: [] as readonly LivePartner[] };
  const current = async (): Promise<readonly LivePartner[]> => {
    const stamp = await releases.stamp();
    if (stamp !== known.stamp) known = { stamp, partners: (await releases.live()).map(compiled) };
    return known.partners;
  };
  return {
    all: current,
    byId: async (id) => (await current()).find((each) => each.partner.id === id),
  };
}

function compiled(release: Awaited<ReturnType<Releases<ProfileSources>['live']>>[number]): LivePartner {
  const partner = compilePartner(release.sources);
  if (!partner.ok) throw new TypeError(`release ${release.number} of ${release.partner} no longer compiles`);
  return { partner: partner.value, sources: release.sources, release: release.id, number: release.number };
}
