import { z } from 'zod';
import type { Database } from './connection.js';
import { defineCommand, defineQuery } from './define-query.js';
import { text } from './result-columns.js';
import { sql } from './statement.js';

const one = defineCommand(sql`select 1`);
const version = defineQuery(sql`select current_setting('server_version') as version`, z.object({ version: text }));

/** Whether the database answers now: throws Unavailable when it does not. */
export async function ping(database: Database): Promise<void> {
  await one(database);
}

/** The version of PostgreSQL, such as "18.1". */
export async function serverVersion(database: Database): Promise<string> {
  return (await version.only(database)).version;
}
