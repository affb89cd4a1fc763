import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What waits is told apart by its cause, is somebody's, may be put off to a day, and is remarked on. */
export class WorkQueue1700000000370 implements MigrationInterface {
  readonly name = 'WorkQueue1700000000370';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward only: restore a backup to go back');
  }
}

const statements = [
  // What is open already, or is opened by an older process beside this one, has a cause of its own.
  'alter table exception add column cause text, add column assignee text, add column put_off_until timestamptz',
  `create table exception_remark (id uuid not null, exception uuid not null references exception on delete cascade, at timestamptz not null,
     by text not null, text text not null, constraint exception_remark_pkey primary key (id))`,
  'create index exception_remark_of on exception_remark (exception, at)',
];
