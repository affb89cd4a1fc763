import { createHash, randomUUID } from 'node:crypto';
import type { Finding } from '@quayside/std';
import type { DataSource } from 'typeorm';
import { rows } from './database.js';

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
  /** Makes a release and takes it live, unless this partner ever had one with this hash. Says whether it did. */
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
    const [known] = await rows(tx, 'select id from release where partner = $1 and hash = $2', [partner, hash]);
    if (known) return 'known';
    const [last] = await rows<{ number: number | null }>(
      tx,
      'select max(number) as number from release where partner = $1',
      [partner],
    );
    const number = (last?.number ?? 0) + 1;
    await rows(tx, 'update release set live = false where partner = $1 and live', [partner]);
    await rows(
      tx,
      'insert into release (id, partner, number, hash, sources, live, released_at) values ($1, $2, $3, $4, $5, true, $6)',
      [randomUUID(), partner, number, hash, text, at],
    );
    await rows(
      tx,
      `insert into journal (kind, row, "to", what, actor, partner) values ('release', $1, 'live', $2, 'profile import', $1)`,
      [partner, `release ${number} of ${partner} is live`],
    );
    return 'released';
  });
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
