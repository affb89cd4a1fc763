import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who listens hears of each line of the journal when it is committed, whoever wrote it: nobody needs to look every second. */
export class JournalTells1700000000170 implements MigrationInterface {
  readonly name = 'JournalTells1700000000170';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward only: restore a backup to go back');
  }
}

const statements = [
  // What is told stays far below the 8,000 bytes that PostgreSQL allows, whatever somebody calls a login; and of a statement
  // that writes thousands of lines, which are of one kind, a hundred are enough to know that there was something.
  `create function journal_tells() returns trigger language plpgsql as $$
     begin
       perform pg_notify('quayside_journal', json_build_object(
         'id', id::text, 'kind', kind, 'row', left(row, 200), 'to', "to", 'partner', left(partner, 200))::text)
       from (select * from added order by id desc limit 100) newest;
       return null;
     end $$`,
  `create trigger journal_tells after insert on journal referencing new table as added
     for each statement execute function journal_tells()`,
];
