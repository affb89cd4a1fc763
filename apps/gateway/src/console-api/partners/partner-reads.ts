import { liveChannels, type LiveChannel, type LivePartner, type PartnerBook } from '@quayside/exchange';
import type { Runtime } from '@quayside/runtime';
import type { ProfileProblem } from '@quayside/store';
import { isAmong, type Sight } from '../vocabulary/sight.js';
import { partnerNameReads, type PartnerNameReads } from '../vocabulary/partner-ref.js';

/** A partner as its live release describes it, and what is wrong with the newest edits. */
export interface WholePartner {
  readonly live: LivePartner;
  readonly releasedAt: Date;
  readonly channels: readonly LiveChannel[];
  /** The ids of those whose interchanges come through its mailboxes. */
  readonly carries: readonly string[];
  /** The ids of the VANs whose mailboxes its interchanges come through. */
  readonly carriedBy: readonly string[];
  /** Of the files that it is made of. */
  readonly problems: readonly ProfileProblem[];
}

/** What is read of partners. */
export interface PartnerReads extends PartnerNameReads {
  all(sight: Sight): Promise<readonly WholePartner[]>;
  find(id: string, sight: Sight): Promise<WholePartner | undefined>;
}

export const PARTNER_READS = Symbol('reads of partners');

type Releases = Pick<Runtime['releases'], 'live' | 'byId' | 'problems'>;

export function partnerReads(book: PartnerBook, releases: Releases): PartnerReads {
  return {
    ...partnerNameReads(book),
    async all({ among }) {
      const seen = (await book.all()).filter(({ partner }) => isAmong(among, partner.id));
      const at = new Map((await releases.live()).map((each) => [each.id, each.releasedAt]));
      return wholePartners(book, releases, seen, { at, among });
    },
    async find(id, { among }) {
      const live = await book.byId(id);
      const release = live && (await releases.byId(live.release));
      if (!live || !release) return undefined;
      const at = new Map([[release.id, release.releasedAt]]);
      return (await wholePartners(book, releases, [live], { at, among }))[0];
    },
  };
}

async function wholePartners(
  book: PartnerBook,
  releases: Pick<Releases, 'problems'>,
  shown: readonly LivePartner[],
  { at: releasedAt, among }: Sight & { readonly at: ReadonlyMap<string, Date> },
): Promise<readonly WholePartner[]> {
  const all = await book.all();
  const channels = await liveChannels(book);
  const problems = await releases.problems();
  return shown.flatMap((live): WholePartner[] => {
    const at = releasedAt.get(live.release);
    // It was replaced while we looked: pages hear of its successor, and ask again.
    if (!at) return [];
    const { id } = live.partner;
    const files = [live.sources.profile.file, ...Object.keys(live.sources.mappings)];
    const carriers = all.filter(({ partner }) => partner.profile.carries.includes(id));
    return [
      {
        ...{ live, releasedAt: at },
        channels: channels.filter((each) => each.partner === id),
        carries: live.partner.profile.carries.filter((each) => isAmong(among, each)),
        carriedBy: carriers.map(({ partner }) => partner.id).filter((each) => isAmong(among, each)),
        problems: problems.filter((each) => files.includes(each.file)),
      },
    ];
  });
}
