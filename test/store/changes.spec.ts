import type { JournalLine } from '@quayside/exchange';
import { migrate, noJobs, openChanges, openDatabase, storeIn, type Change, type Database } from '@quayside/store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { waitFor } from '../support/wait-for.js';

let database: TestDatabase;
let source: Database;

beforeAll(async () => {
  database = await freshDatabase();
  source = await openDatabase({ url: database.url, poolSize: 4, applicationName: 'test' });
  await migrate(source);
});
afterAll(async () => {
  await source.close();
  await database.drop();
});

function write(...lines: readonly JournalLine[]): Promise<void> {
  return storeIn(source, noJobs).commit(async (tx) => {
    for (const line of lines) await tx.journal(line);
  });
}

const line = (row: string): JournalLine => ({ kind: 'system', row, what: 'something', actor: 'test' });

async function listening(applicationName: string) {
  const heard: (Change | undefined)[] = [];
  const errors: unknown[] = [];
  const changes = openChanges({ url: database.url, applicationName, onError: (error) => errors.push(error) });
  const stop = changes.listen((change) => heard.push(change));
  await waitFor('it to listen', async () => heard.length > 0);
  return { changes, heard, errors, stop };
}

const rowsOf = (heard: readonly (Change | undefined)[]) => heard.map((each) => each?.row);

it('tells each line of the journal when it is committed, in order, and nothing of what is taken back', async () => {
  const { changes, heard } = await listening('hears');
  await write(line('1'), { ...line('2'), kind: 'file', to: 'split', partner: 'acme' });
  const broken = storeIn(source, noJobs).commit(async (tx) => {
    await tx.journal(line('taken back'));
    throw new Error('the process had a bad day');
  });
  await expect(broken).rejects.toThrow('bad day');
  await write(line('3'));
  await waitFor('what is told', async () => heard.length >= 4);
  expect(rowsOf(heard)).toEqual([undefined, '1', '2', '3']);
  expect(heard[2]).toMatchObject({ kind: 'file', to: 'split', partner: 'acme' });
  await changes.close();
});

it('takes the longest name that anybody may call a row', async () => {
  const { changes, heard } = await listening('long');
  await write(line('\u0001'.repeat(20_000)));
  await waitFor('what is told', async () => heard.length === 2);
  expect(heard[1]?.row).toHaveLength(200);
  await changes.close();
});

it('listens again when its connection is lost, and says that something may have been missed', async () => {
  const { changes, heard, errors } = await listening('cut');
  await database.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'cut'`);
  await waitFor('the loss of the connection', async () => errors.length > 0);
  await waitFor('it to listen again', async () => heard.length === 2);
  expect(heard[1]).toBeUndefined();
  await write(line('after'));
  await waitFor('what is told', async () => heard.length === 3);
  expect(heard[2]?.row).toBe('after');
  await changes.close();
});

it('tells nothing to who has stopped, and holds no connection once it is closed', async () => {
  const { changes, heard, stop } = await listening('stopped');
  stop();
  await write(line('unheard'));
  await changes.close();
  const connected = `select pid from pg_stat_activity where application_name = 'stopped'`;
  await waitFor('it to be disconnected', async () => (await database.query(connected)).length === 0);
  expect(heard).toEqual([undefined]);
});
