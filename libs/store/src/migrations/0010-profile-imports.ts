import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was last imported of each partner's files. A text that is put back is a new release with the hash of an older one. */
export class ProfileImports1700000000120 implements MigrationInterface {
  readonly name = 'ProfileImports1700000000120';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward only: restore a backup to go back');
  }
}

const statements = [
  `create table profile_import (partner text primary key, hash text not null, imported_at timestamptz not null)`,
  `insert into profile_import (partner, hash, imported_at) select partner, hash, released_at from release where live`,
  `drop index release_hash`,
  `create index release_hash on release (partner, hash)`,
];
