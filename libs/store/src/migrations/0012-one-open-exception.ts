import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two processes that meet the same trouble at the same moment open one exception: nobody is asked twice. */
export class OneOpenException1700000000150 implements MigrationInterface {
  readonly name = 'OneOpenException1700000000150';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward only: restore a backup to go back');
  }
}

const statements = [
  `update exception e set closed_at = e.opened_at, closed_by = 'quayside', reason = 'opened twice'
   where closed_at is null and exists (
     select from exception o where o.closed_at is null and o.id <> e.id
       and (o.subject_kind, o.subject, o.code) = (e.subject_kind, e.subject, e.code) and (o.opened_at, o.id) < (e.opened_at, e.id))`,
  'drop index exception_open',
  'create unique index exception_open on exception (subject_kind, subject, code) where closed_at is null',
];
