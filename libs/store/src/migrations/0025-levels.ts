import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds what a partner has from us and has not answered, without a look at what it has. */
export class Levels1700000000280 implements MigrationInterface {
  readonly name = 'Levels1700000000280';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward only: restore a backup to go back');
  }
}

const statements = [
  `create index outbound_unanswered on outbound (partner, sent_at)
     where state in ('sent', 'received', 'acknowledged') and usage = 'live' and not verdicts @> '[{"of": "business"}]'`,
  `create index exception_open_code on exception (code, partner) where closed_at is null`,
];
