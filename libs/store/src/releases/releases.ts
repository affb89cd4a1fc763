import { createHash, randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { managerOf, transaction, type Connection, type Database } from '../database/connection.js';
import { defineCommand, defineQuery } from '../database/define-query.js';
import { instant, int, json, text, uuid } from '../database/result-columns.js';
import { asJson, raw, sql } from '../database/statement.js';
import { writeJournal } from '../journal/journal-lines.js';
import { profileProblemEntity, releaseEntity, type ProfileProblem } from './release-entities.js';

/** An immutable, numbered, hashed version of a partner's profile and mappings. */
export interface ReleaseRow<Sources> {
  readonly id: string;
  readonly partner: string;
  readonly number: number;
  readonly hash: string;
  readonly sources: Sources;
  readonly releasedAt: Date;
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

const stamp = defineQuery(
  sql`select string_agg(id::text, ',' order by partner) as stamp from release where live`,
  z.object({ stamp: text.nullable() }),
);

/** Releases of sources of one type: what is stored is what was given. */
export function releasesIn<Sources>(database: Database): Releases<Sources> {
  const { live, byId } = readsOf<Sources>();
  return {
    live: () => live.all(database),
    byId: (id) => byId.first(database, { id }),
    stamp: async () => (await stamp.only(database)).stamp ?? '',
    release: (partner, sources, at) => transaction(database, (tx) => release(tx, partner, sources, at)),
    noteProblems: (problems, at) => transaction(database, (tx) => noteProblems(tx, problems, at)),
    problems: () => managerOf(database).find(profileProblemEntity, { order: { file: 'ASC' } }),
  };
}

function readsOf<Sources>() {
  const row = z.object({
    id: uuid,
    partner: text,
    number: int,
    hash: text,
    sources: json<Sources>(),
    releasedAt: instant,
  });
  const columns = raw(`id, partner, number, hash, sources, released_at as "releasedAt"`);
  return {
    live: defineQuery(sql`select ${columns} from release where live order by partner`, row),
    byId: defineQuery(sql<{ id: string }>`select ${columns} from release where id = ${'id'}`, row),
  };
}

interface Import {
  readonly partner: string;
  readonly hash: string;
  readonly at: Date;
}

const lock = defineCommand(sql`select pg_advisory_xact_lock(hashtext('quayside:release'))`);
const noteImport = defineCommand(sql<Import>`
  insert into profile_import as last (partner, hash, imported_at) values (${'partner'}, ${'hash'}, ${'at'})
  on conflict (partner) do update set hash = excluded.hash, imported_at = excluded.imported_at
  where last.hash <> excluded.hash`);
const insert = defineCommand(sql<Import & { id: string; number: number; sources: unknown }>`
  insert into release (id, partner, number, hash, sources, live, released_at)
  values (${'id'}, ${'partner'}, ${'number'}, ${'hash'}, ${asJson('sources')}, true, ${'at'})`);
const numbers = defineQuery(
  sql<{ partner: string; hash: string }>`
    select coalesce(max(number), 0) as last, max(number) filter (where hash = ${'hash'}) as "like"
    from release where partner = ${'partner'}`,
  z.object({ last: int, like: int.nullable() }),
);

async function release(tx: EntityManager, partner: string, sources: unknown, at: Date): Promise<'released' | 'known'> {
  const hash = createHash('sha256').update(JSON.stringify(sources)).digest('hex');
  await lock(tx);
  // Says at once what the files say now, and whether that differs from what they said when they were last imported.
  const isNew = (await noteImport(tx, { partner, hash, at })) > 0;
  if (!isNew || (await tx.existsBy(releaseEntity, { partner, hash, live: true }))) return 'known';
  const { last, like } = await numbers.only(tx, { partner, hash });
  const number = last + 1;
  const retired = (await tx.findOne(releaseEntity, { select: { number: true }, where: { partner, live: true } }))
    ?.number;
  await tx.update(releaseEntity, { partner, live: true }, { live: false });
  await insert(tx, { id: randomUUID(), partner, number, hash, sources, at });
  await writeJournal(tx, {
    kind: 'release',
    row: partner,
    to: 'live',
    what: `release ${number} of ${partner} is live${like === null ? '' : `: the text of release ${like} again`}`,
    actor: 'profile import',
    partner,
    audited: 'release.live',
    detail: { release: number, hash, ...(retired !== undefined && { retired }) },
  });
  return 'released';
}

type Broken = Omit<ProfileProblem, 'foundAt'>;

const forgetProblems = defineQuery(
  sql`delete from profile_problem returning file, findings`,
  z.object({ file: text, findings: json<Broken['findings']>() }),
);
const noteProblem = defineCommand(sql<ProfileProblem>`
  insert into profile_problem (file, findings, found_at) values (${'file'}, ${asJson('findings')}, ${'foundAt'})`);

async function noteProblems(tx: Connection, problems: readonly Broken[], at: Date): Promise<readonly string[]> {
  const before = await forgetProblems.all(tx);
  for (const each of problems) await noteProblem(tx, { ...each, foundAt: at });
  const known = new Map(before.map((each) => [each.file, JSON.stringify(each.findings)]));
  return problems.filter((each) => known.get(each.file) !== JSON.stringify(each.findings)).map((each) => each.file);
}
