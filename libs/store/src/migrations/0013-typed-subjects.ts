import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The row that an exception is about, as the id that it is: statements compare ids and find them by index, where they compared
 * text and read whole tables. And indexes for what is asked again and again, by the words in which it is asked.
 */
export class TypedSubjects1700000000160 implements MigrationInterface {
  readonly name = 'TypedSubjects1700000000160';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward only: restore a backup to go back');
  }
}

const statements = [
  // Of a lane or a channel there is a name, and no row.
  `alter table exception add subject_id uuid generated always as
     (case when subject_kind in ('file', 'arrival', 'inbound', 'outbound', 'dispatch') then subject::uuid end) stored`,
  'create index exception_of_row on exception (subject_id) where closed_at is null',
  'create index exception_oldest on exception (opened_at, id) where closed_at is null',
  // It was asked for by applied_at and could not be used: every delivery read all effects that there ever were.
  'drop index effect_by_key',
  'create index effect_by_key on effect (business_key, version, index) where applied_at is not null',
  // The folder out/ of a mailbox shows what waits and what was fetched of late, and read all that was ever sent to find it.
  `create index dispatch_sent on dispatch (account, sent_at) where state = 'sent'`,
  'create index file_newest on file (received_at desc, id desc)',
];
