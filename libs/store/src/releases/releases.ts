import { createHash, randomUUID } from 'node:crypto';
import type { Finding } from '@quayside/std';
import type { DataSource, EntityManager } from 'typeorm';
import { rows } from '../database/database.js';

/** An immutable, numbered, hashed version of a partner's profile and mappings. */
export interface ReleaseRow<Sources> {
  readonly id: string;
  readonly partner: string;
  readonly number: number;
  readonly hash: string;
  readonly sources: Sources;
  readonly releasedAt: Date;
}

export interface ProfileProblem {
  readonly file: string;
  readonly findings: readonly Finding[];
  readonly foundAt: Date;
}

export interface Releases<Sources> {
  live(): Promise<readonly ReleaseRow<Sources>[]>;
  byId(id: string): Promise<ReleaseRow<Sources> | undefined>;
  /** What changes whenever another release goes live: cheap to ask for before reading them all. */
  stamp(): Promise<string>;
  /**
   * Makes a release of what the files say and takes it live, if that differs from what was last imported of them and from
   * what is live. What went live otherwise since then stays while the files do. Says whether it did.
   */
  release(partner: string, sources: Sources, at: Date): Promise<'released' | 'known'>;
  /** The broken edits as of now: replaces what was noted before. Returns those that are new. */
  noteProblems(problems: readonly Omit<ProfileProblem, 'foundAt'>[], at: Date): Promise<readonly string[]>;
  problems(): Promise<readonly ProfileProblem[]>;
}

const columns = `id, partner, number, hash, sources, released_at as "releasedAt"`;

export function releasesIn<Sources>(source: DataSource): Releases<Sources> {
  const { manager } = source;
  return {
    live: () => rows(manager, `select ${columns} from release where live order by partner`),
    byId: async (id) =>
      (await rows<ReleaseRow<Sources>>(manager, `select ${columns} from release where id = $1`, [id]))[0],
    stamp: async () => {
      const [row] = await rows<{ stamp: string | null }>(
        manager,
        `select string_agg(id::text, ',' order by partner) as stamp from release where live`,
      );
      return row?.stamp ?? '';
    },
    release: (partner, sources, at) => release(source, partner, sources, at),
    noteProblems: (problems, at) => noteProblems(source, problems, at),
    problems: () => rows(manager, `select file, findings, found_at as "foundAt" from profile_problem order by file`),
  };
}

async function release(source: DataSource, partner: string, sources: unknown, at: Date): Promise<'released' | 'known'> {
  const text = JSON.stringify(sources);
  const hash = createHash('sha256').update(text).digest('hex');
  return source.transaction(async (tx) => {
    await rows(tx, `select pg_advisory_xact_lock(hashtext('quayside:release'))`);
    if (!(await isNewImport(tx, partner, hash, at))) return 'known';
    const [live] = await rows(tx, 'select id from release where partner = $1 and hash = $2 and live', [partner, hash]);
    if (live) return 'known';
    const { number, like } = await nextNumber(tx, partner, hash);
    await rows(tx, 'update release set live = false where partner = $1 and live', [partner]);
    await rows(
      tx,
      'insert into release (id, partner, number, hash, sources, live, released_at) values ($1, $2, $3, $4, $5, true, $6)',
      [randomUUID(), partner, number, hash, text, at],
    );
    await rows(
      tx,
      `insert into journal (kind, row, "to", what, actor, partner) values ('release', $1, 'live', $2, 'profile import', $1)`,
      [partner, `release ${number} of ${partner} is live${like ? `: the text of release ${like} again` : ''}`],
    );
    return 'released';
  });
}

/** Notes what the files of a partner say now. Says whether that differs from what they said when they were last imported. */
async function isNewImport(tx: EntityManager, partner: string, hash: string, at: Date): Promise<boolean> {
  const noted = await rows(
    tx,
    `insert into profile_import as last (partner, hash, imported_at) values ($1, $2, $3)
     on conflict (partner) do update set hash = excluded.hash, imported_at = excluded.imported_at
     where last.hash <> excluded.hash returning partner`,
    [partner, hash, at],
  );
  return noted.length > 0;
}

/** The number of the next release, and the newest one before it that had the same text. */
async function nextNumber(
  tx: EntityManager,
  partner: string,
  hash: string,
): Promise<{ readonly number: number; readonly like: number | null }> {
  const [known] = await rows<{ last: number | null; like: number | null }>(
    tx,
    'select max(number) as last, max(number) filter (where hash = $2) as "like" from release where partner = $1',
    [partner, hash],
  );
  return { number: (known?.last ?? 0) + 1, like: known?.like ?? null };
}

async function noteProblems(
  source: DataSource,
  problems: readonly Omit<ProfileProblem, 'foundAt'>[],
  at: Date,
): Promise<readonly string[]> {
  return source.transaction(async (tx) => {
    const before = await rows<{ file: string; findings: unknown }>(
      tx,
      'delete from profile_problem returning file, findings',
    );
    for (const { file, findings } of problems) {
      await rows(tx, 'insert into profile_problem (file, findings, found_at) values ($1, $2, $3)', [
        file,
        JSON.stringify(findings),
        at,
      ]);
    }
    const known = new Map(before.map((each) => [each.file, JSON.stringify(each.findings)]));
    return problems.filter((each) => known.get(each.file) !== JSON.stringify(each.findings)).map((each) => each.file);
  });
}
