import { compilePartner, loadPartnerFolder, type ProfileSources } from '@quayside/partners';
import { isFatal, type Finding } from '@quayside/std';
import type { Releases } from '@quayside/store';
import type { Logger } from 'pino';

export interface ProfileFolders {
  readonly profiles: string;
  readonly mappings: string;
}

/** What an import did, for the log and for the first lines of a start. */
export interface Imported {
  readonly released: readonly string[];
  readonly problems: readonly Finding[];
}

/**
 * Makes releases of what the folders say, each time that it is called and something in them has changed. A broken edit keeps
 * the last good release: it is noted with its findings for the console, and said once in the log. A file that was written
 * anew is compared again even when it says what this process has seen: another one may have imported what it said between.
 */
export function profileImporter(
  folders: ProfileFolders,
  releases: Releases<ProfileSources>,
  log: Logger,
): (now: Date) => Promise<Imported> {
  let seen = '';
  return async (now) => {
    const loaded = await loadPartnerFolder(folders.profiles, folders.mappings);
    const stamp = JSON.stringify(loaded);
    if (stamp === seen) return { released: [], problems: [] };
    const imported = await importLoaded(loaded, releases, log, now);
    seen = stamp;
    return imported;
  };
}

type Loaded = Awaited<ReturnType<typeof loadPartnerFolder>>;

async function importLoaded(
  { sources, findings }: Loaded,
  releases: Releases<ProfileSources>,
  log: Logger,
  now: Date,
): Promise<Imported> {
  const released: string[] = [];
  const broken: { file: string; findings: readonly Finding[] }[] = [...byFile(findings.filter(isFatal))];
  const stopped = new Set(broken.map(({ file }) => file));
  for (const each of sources) {
    if (stopped.has(each.profile.file)) continue;
    const partner = compilePartner(each);
    if (!partner.ok) broken.push({ file: each.profile.file, findings: partner.error });
    else if ((await releases.release(partner.value.id, each, now)) === 'released') released.push(partner.value.id);
  }
  const fresh = await releases.noteProblems(broken, now);
  for (const { file, findings: problems } of broken.filter((each) => fresh.includes(each.file))) {
    const first = problems[0]?.message ?? 'it does not compile';
    log.error({ event: 'profile.broken', file, findings: problems }, `${file} is not live: ${first}`);
  }
  for (const partner of released)
    log.info({ event: 'profile.released', partner }, `a new release of ${partner} is live`);
  return { released, problems: broken.flatMap((each) => each.findings) };
}

function byFile(findings: readonly Finding[]): Iterable<{ file: string; findings: readonly Finding[] }> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const file = /^([^\s:]+\.ya?ml)/.exec(finding.message)?.[1] ?? 'partner-profiles';
    groups.set(file, [...(groups.get(file) ?? []), finding]);
  }
  return [...groups].map(([file, list]) => ({ file, findings: list }));
}
