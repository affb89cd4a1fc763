import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Work is taken in turns by partner: whose turn it is, and what is next of one partner, is found beside any backlog of others. */
export class Turns1700000000190 implements MigrationInterface {
  readonly name = 'Turns1700000000190';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward only: restore a backup to go back');
  }
}

const statements = [
  `create index file_turn on file (partner, place) where state = 'stored'`,
  // 262144 is `largeArrival` of libs/exchange: large ones are read in turns of their own.
  `create index arrival_turn on arrival (partner, (case when length > 262144 then 1 else 0 end), file_place, index)
     where state = 'received'`,
  `create index arrival_unread on arrival (partner, file_place, index) where state = 'received'`,
  // What a channel waits for that is not looked at while so much of its partner is to be read.
  `alter table channel add held_back int`,
  `create index document_turn on document (partner, lane) where state = 'accepted' and lane is not null`,
];
