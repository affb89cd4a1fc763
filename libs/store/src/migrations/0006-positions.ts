import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far a listing was taken, and the tag of content that came in part. */
export class Positions1700000000070 implements MigrationInterface {
  readonly name = 'Positions1700000000070';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward only: restore a backup to go back');
  }
}

const statements = [
  `alter table channel add position text`,
  `alter table remote_file add tag text, alter size drop not null`,
  `create index remote_file_taken on remote_file (channel, first_seen_at) where state = 'taken'`,
];
