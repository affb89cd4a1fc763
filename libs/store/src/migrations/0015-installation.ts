import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which installation a database is of and since when: what is older than itself is told by that. */
export class Installation1700000000180 implements MigrationInterface {
  readonly name = 'Installation1700000000180';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward only: restore a backup to go back');
  }
}

const statements = [
  `insert into setting (key, value) values ('installation', jsonb_build_object(
     'id', gen_random_uuid(), 'since', coalesce((select min(at) from journal), now())))`,
  // A backup that was restored asks for them all, and so does whoever lifts the pause after it.
  `create index dispatch_unsent on dispatch (state, created_at, name) where state in ('ready', 'uncertain')`,
];
