import type { LivePartner, PartnerBook } from '@quayside/exchange';
import { compilePartner, type ProfileSources } from '@quayside/partners';
import type { Releases } from '@quayside/store';
import type { Logger } from './log.js';

/** The live releases, compiled once and read again from the store whenever another one goes live. */
export function partnerBook(releases: Releases<ProfileSources>, log: Logger): PartnerBook {
  let known = { stamp: 'nothing read yet', partners: [] as readonly LivePartner[] };
  const current = async (): Promise<readonly LivePartner[]> => {
    const stamp = await releases.stamp();
    if (stamp !== known.stamp)
      known = { stamp, partners: (await releases.live()).flatMap((each) => compiled(each, log)) };
    return known.partners;
  };
  return {
    all: current,
    byId: async (id) => (await current()).find((each) => each.partner.id === id),
  };
}

/** A release that an older Quayside made may no longer compile: that partner waits for a new one, the others do not. */
function compiled(
  release: Awaited<ReturnType<Releases<ProfileSources>['live']>>[number],
  log: Logger,
): readonly LivePartner[] {
  const partner = compilePartner(release.sources);
  if (partner.ok) {
    return [{ partner: partner.value, sources: release.sources, release: release.id, number: release.number }];
  }
  const { partner: id, number } = release;
  log.error(
    { event: 'release.broken', partner: id, findings: partner.error },
    `release ${number} of ${id} no longer compiles`,
  );
  return [];
}
