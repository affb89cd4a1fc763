import { escapeIdentifier } from 'pg';
import type { QueryRunner } from 'typeorm';

/** What nobody changes once it is written, and what only migrations write. */
const appendedOnly = 'audit_entry, journal';
const ofMigrations = 'migration';

/** Lets a role work on all tables of this schema and of the job queue as the application does: it changes no log and no table. */
export async function letWork(runner: QueryRunner, role: string): Promise<void> {
  const to = escapeIdentifier(role);
  const [{ schema }] = (await runner.query('select quote_ident(current_schema()) as schema')) as [{ schema: string }];
  const schemas = `${schema}, pgboss`;
  await runner.startTransaction();
  try {
    await runner.query(`grant usage on schema ${schemas} to ${to}`);
    await runner.query(`grant select, insert, update, delete on all tables in schema ${schemas} to ${to}`);
    await runner.query(`grant usage, select, update on all sequences in schema ${schemas} to ${to}`);
    await runner.query(`revoke update, delete, truncate on ${appendedOnly} from ${to}`);
    await runner.query(`revoke insert, update, delete, truncate on ${ofMigrations} from ${to}`);
    await runner.commitTransaction();
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  }
}
