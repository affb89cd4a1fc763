import { liveChannels, type LiveChannel, type LivePartner, type PartnerBook } from '@quayside/exchange';
import type { Runtime } from '@quayside/runtime';
import type { ProfileProblem } from '@quayside/store';
import { partnerNameReads, type PartnerNameReads } from '../vocabulary/partner-ref.js';

/** A partner as its live release describes it, and what is wrong with the newest edits. */
export interface WholePartner {
  readonly live: LivePartner;
  readonly releasedAt: Date;
  readonly channels: readonly LiveChannel[];
  /** The ids of the VANs whose mailboxes its interchanges come through. */
  readonly carriedBy: readonly string[];
  /** Of the files that it is made of. */
  readonly problems: readonly ProfileProblem[];
}

/** What is read of partners. */
export interface PartnerReads extends PartnerNameReads {
  all(): Promise<readonly WholePartner[]>;
  find(id: string): Promise<WholePartner | undefined>;
}

export const PARTNER_READS = Symbol('reads of partners');

type Releases = Pick<Runtime['releases'], 'live' | 'byId' | 'problems'>;

export function partnerReads(book: PartnerBook, releases: Releases): PartnerReads {
  return {
    ...partnerNameReads(book),
    async all() {
      const at = new Map((await releases.live()).map((each) => [each.id, each.releasedAt]));
      return wholePartners(book, releases, await book.all(), at);
    },
    async find(id) {
      const live = await book.byId(id);
      const release = live && (await releases.byId(live.release));
      if (!live || !release) return undefined;
      return (await wholePartners(book, releases, [live], new Map([[release.id, release.releasedAt]])))[0];
    },
  };
}

async function wholePartners(
  book: PartnerBook,
  releases: Pick<Releases, 'problems'>,
  shown: readonly LivePartner[],
  releasedAt: ReadonlyMap<string, Date>,
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
        carriedBy: carriers.map(({ partner }) => partner.id),
        problems: problems.filter((each) => files.includes(each.file)),
      },
    ];
  });
}
