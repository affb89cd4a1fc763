import type { Finding } from '@quayside/std';
import { EntitySchema } from 'typeorm';
import { flag, id, instant, int, json, key, named, text } from '../database/columns.js';

interface StoredRelease {
  id: string;
  partner: string;
  number: number;
  hash: string;
  sources: unknown;
  live: boolean;
  releasedAt: Date;
}

export const releaseEntity = new EntitySchema<StoredRelease>({
  name: 'release',
  columns: {
    id,
    partner: text,
    number: int,
    hash: text,
    sources: json,
    live: flag,
    releasedAt: named('released_at', instant),
  },
});

/** What was last imported of each partner's files. */
export const profileImportEntity = new EntitySchema<{ partner: string; hash: string; importedAt: Date }>({
  name: 'profile_import',
  columns: { partner: key(text), hash: text, importedAt: named('imported_at', instant) },
});

/** An edit that is not live because it is broken. */
export interface ProfileProblem {
  readonly file: string;
  readonly findings: readonly Finding[];
  readonly foundAt: Date;
}

export const profileProblemEntity = new EntitySchema<ProfileProblem>({
  name: 'profile_problem',
  columns: { file: key(text), findings: json, foundAt: named('found_at', instant) },
});
