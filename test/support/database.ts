import { randomBytes } from 'node:crypto';
import { migrate, openDatabase } from '@quayside/store';
import { Client } from 'pg';
import { inject } from 'vitest';

export interface TestDatabase {
  readonly url: string;
  query<T = Record<string, unknown>>(sql: string, values?: readonly unknown[]): Promise<T[]>;
  /** Pages of 8 KB that a statement looks at. It is run, and taken back. */
  pages(sql: string, values: readonly unknown[]): Promise<number>;
  drop(): Promise<void>;
}

/** An empty database of its own, or a copy of `template`. */
export async function freshDatabase(template?: string): Promise<TestDatabase> {
  const server = inject('postgresUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(`create database ${name}${template ? ` template ${template}` : ''}`);
  const url = server.replace(/\/quayside$/, `/${name}`);
  const looking = new Looking(url);
  return {
    url,
    query: (sql, values) => looking.query(sql, values),
    pages: (sql, values) => pages(url, sql, values),
    drop: async () => {
      await looking.close();
      await onServer(`drop database if exists ${name} with (force)`);
    },
  };
}

/** One connection for all that a test looks up: it looks again and again until something has happened. */
class Looking {
  #client: Promise<Client> | undefined;

  constructor(private readonly url: string) {}

  async query<T>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
    this.#client ??= this.#open();
    const client = await this.#client.catch((error: unknown) => {
      this.#client = undefined;
      throw error;
    });
    return (await client.query(sql, [...values])).rows as T[];
  }

  async close(): Promise<void> {
    const client = await this.#client?.catch(() => undefined);
    await client?.end();
  }

  /** A connection that breaks, because a test ends connections, is opened anew by the next look. */
  async #open(): Promise<Client> {
    const client = new Client({ connectionString: this.url });
    client.on('error', () => (this.#client = undefined));
    await client.connect();
    return client;
  }
}

/** A migrated database to copy from: far quicker than migrating anew for each of many runs. */
export async function migratedTemplate(): Promise<{ readonly name: string; drop(): Promise<void> }> {
  const made = await freshDatabase();
  const source = await openDatabase({ url: made.url, poolSize: 2, applicationName: 'template' });
  await migrate(source);
  await source.close();
  return { name: new URL(made.url).pathname.slice(1), drop: made.drop };
}

async function onServer(sql: string): Promise<void> {
  await queryAt(inject('postgresUrl'), sql);
}

async function pages(url: string, sql: string, values: readonly unknown[]): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<Explained>(`explain (analyze, buffers, format json) ${sql}`, [...values]);
    await client.query('rollback');
    const plan = rows[0]?.['QUERY PLAN'][0]?.Plan;
    return (plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0);
  } finally {
    await client.end();
  }
}

interface Explained {
  readonly 'QUERY PLAN': readonly {
    readonly Plan: { readonly 'Shared Hit Blocks': number; readonly 'Shared Read Blocks': number };
  }[];
}

/** Asks over a connection of its own: as another role, or on another server. */
export async function queryAt<T>(url: string, sql: string, values: readonly unknown[] = []): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, [...values])).rows as T[];
  } finally {
    await client.end();
  }
}
