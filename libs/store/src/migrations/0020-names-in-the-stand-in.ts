import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Records of the stand-in are found by their external ids, without reading all of those. */
export class NamesInTheStandIn1700000000230 implements MigrationInterface {
  readonly name = 'NamesInTheStandIn1700000000230';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index demo_record_named on demo_record (("values" ->> 'complete_name')) where model = 'ir.model.data'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward only: restore a backup to go back');
  }
}
