import { Client } from 'pg';

/**
 * Lets the server of the tests go on without waiting for the disk. Only a machine that loses its power would lose anything by
 * that: what a process has written when it is killed, PostgreSQL's own too, the operating system has.
 */
export async function withoutFsync(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
      await client.query(`alter system set ${setting} = off`);
    }
    await client.query('select pg_reload_conf()');
  } finally {
    await client.end();
  }
}
