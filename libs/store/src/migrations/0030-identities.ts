import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts that an identity provider vouches for, by its issuer and subject, and which sessions it opened. */
export class Identities1700000000360 implements MigrationInterface {
  readonly name = 'Identities1700000000360';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward only: restore a backup to go back');
  }
}

const statements = [
  `alter table account add column issuer text, add column subject text,
     add constraint account_identity unique (issuer, subject), add constraint account_identity_whole check ((issuer is null) = (subject is null))`,
  'alter table session add column issuer text',
];
