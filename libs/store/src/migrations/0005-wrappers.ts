import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that came out of a wrapper know it, and which entry they were: one file an entry, whatever is tried again. */
export class Wrappers1700000000060 implements MigrationInterface {
  readonly name = 'Wrappers1700000000060';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward only: restore a backup to go back');
  }
}

const statements = [
  `alter table file add parent uuid references file, add entry int, add wrapper text`,
  `create unique index file_of_wrapper on file (parent, entry)`,
  // What has come out of a wrapper and is no file yet: the next attempt begins each entry anew.
  `create table unwrapping (file uuid not null references file, entry int not null, payload uuid not null references payload,
     primary key (file, entry))`,
];
