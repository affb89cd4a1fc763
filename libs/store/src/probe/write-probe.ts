import { transaction, type Database } from '../database/connection.js';
import { defineCommand } from '../database/define-query.js';
import { sql } from '../database/statement.js';

const write = defineCommand(sql<{ name: string }>`
  insert into write_probe (name, written_at) values (${'name'}, now())
  on conflict (name) do update set written_at = excluded.written_at`);

/** Processes that look at one moment wait for each other only where they share one of these rows. */
const rows = 16;

/** Why nothing can be written, in words that tell nothing of the database but that; nothing when a row was written just now. */
export async function probeWrite(database: Database): Promise<string | undefined> {
  try {
    await transaction(database, (tx) => write(tx, { name: `ready/${process.pid % rows}` }));
    return undefined;
  } catch (error) {
    return whyNot(stateOf(error));
  }
}

// By SQLSTATE: PostgreSQL 18, appendix A.
const words: readonly (readonly [RegExp, string])[] = [
  [/^53100/, 'the disk of the database is full'],
  [/^53[34]/, 'the database has no connection left'],
  [/^53/, 'the database has no memory left'],
  [/^25006/, 'the database takes no writes: it is a standby, or was set to read only'],
  [/^57P0[1-3]/, 'the database is stopping or starting'],
  [/^(57014|55P03)/, 'the database did not take a write in time'],
  [/^58/, 'the database cannot read or write its files'],
  [/^[0-9A-Z]{5}$/, 'the database refuses to write'],
];

function whyNot(state: string): string {
  return words.find(([pattern]) => pattern.test(state))?.[1] ?? 'the database does not answer';
}

/** What PostgreSQL said, whoever has wrapped it. */
function stateOf(error: unknown): string {
  for (let each = error; each instanceof Error; each = each.cause) {
    if ('code' in each && typeof each.code === 'string' && /^[0-9A-Z]{5}$/.test(each.code)) return each.code;
  }
  return '';
}
