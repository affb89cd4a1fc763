import pg from 'pg';
import { acknowledgement } from '../support/gateway.mjs';

export const alert = 'QuaysideStuck';

/** Somebody holds the lock on a row that is to be read, as a process that hangs does. Its session is ended. */
export async function run({ postgres, supplier }, { fires, settles }) {
  const client = new pg.Client({ connectionString: postgres.url('quayside') });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('begin; lock table arrival in share mode');
  await supplier.post(acknowledgement('P00001', 202));
  await fires(alert);
  const [{ pid }] = (await client.query('select pg_backend_pid() as pid')).rows;
  await postgres.tool('psql', '-d', 'quayside', '-c', `select pg_terminate_backend(${pid})`);
  await settles(alert);
}
