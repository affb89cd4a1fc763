import { randomUUID } from 'node:crypto';
import { MovedMeanwhile, type FileRow, type Store, type FileId } from '@quayside/exchange';
import {
  chunkSize,
  migrate,
  openDatabase,
  openJobs,
  sftpSessionsIn,
  storeIn,
  uploadsIn,
  type Database,
  type Jobs,
} from '@quayside/store';
import type { Account } from '@quayside/partners';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.js';

// What must hold of the store whatever happens above it.

let database: TestDatabase;
let source: Database;
let jobs: Jobs;
let store: Store;

beforeAll(async () => {
  database = await freshDatabase();
  source = await openDatabase({ url: database.url, poolSize: 8, applicationName: 'test' });
  await migrate(source);
  jobs = await openJobs(database.url, () => undefined);
  store = storeIn(source, jobs);
});
afterAll(async () => {
  await jobs.stop();
  await source.close();
  await database.drop();
});

async function insertFile(name = 'a.x12'): Promise<FileRow> {
  const payload = await store.payloads.create();
  const row = {
    id: randomUUID() as string as FileId,
    partner: 'acme',
    channel: 'sftp-drop' as const,
    account: 'acme' as Account,
    name,
    payload,
    size: 0,
    sha256: 'x',
  };
  return store.commit((tx) => tx.insertFile({ ...row, usage: null, receivedAt: new Date() }));
}

it('opens one exception when two transactions meet the same trouble, and another one when that is closed', async () => {
  const about = { subjectKind: 'channel', subject: 'box', partner: 'acme', owner: 'operations' } as const;
  const trouble = { ...about, code: 'channel-unreachable', message: 'away' };
  const open = () => store.commit((tx) => tx.openException(trouble, new Date()));
  const ids = await Promise.all(Array.from({ length: 6 }, open));
  expect(new Set(ids).size).toBe(1);
  expect(await store.openExceptions('channel', 'box')).toHaveLength(1);
  const closing = { at: new Date(), by: 'quayside', choice: 'settled', reason: 'it works again' };
  await store.commit((tx) => tx.closeExceptions('channel', 'box', closing));
  expect(await open()).not.toBe(ids[0]);
  expect(await store.openExceptions('channel', 'box')).toHaveLength(1);
});

it('gives sessions that come together no more places than their login has, the first ones first', async () => {
  const sessions = sftpSessionsIn(source);
  const arriving = (login: string, limit: number) => ({ id: randomUUID(), login, limit });
  const acme = Array.from({ length: 5 }, () => arriving('acme', 3));
  const kern = arriving('kern', 1);
  const [one, two, three] = acme.map(({ id }) => id);
  expect(await sessions.enter([...acme, kern])).toEqual(new Set([one, two, three, kern.id]));
  expect(await sessions.enter([arriving('acme', 3)])).toEqual(new Set());
  await sessions.leave([two ?? '']);
  const late = [arriving('acme', 3), arriving('acme', 3)];
  expect(await sessions.enter(late)).toEqual(new Set([late[0]?.id]));
});

it('runs migrations once, also when many processes start together', async () => {
  expect(await Promise.all([migrate(source), migrate(source)])).toEqual([[], []]);
});

describe('a transaction', () => {
  it('makes rows, moves, journal and jobs visible together', async () => {
    const file = await insertFile();
    await store.commit(async (tx) => {
      await tx.move('file', { ...file, state: 'stored' }, 'split', { what: 'two arrivals' });
      await tx.enqueue({ queue: 'file', key: file.id });
    });
    expect((await store.file(file.id))?.state).toBe('split');
    expect(await database.query('select "from", "to", what from journal where row = $1', [file.id])).toEqual([
      { from: 'stored', to: 'split', what: 'two arrivals' },
    ]);
    expect(await database.query(`select name from pgboss.job where data ->> 'key' = $1`, [file.id])).toHaveLength(1);
  });

  it('leaves nothing of itself when it fails', async () => {
    const file = await insertFile();
    const broken = store.commit(async (tx) => {
      await tx.move('file', { ...file, state: 'stored' }, 'split');
      await tx.enqueue({ queue: 'file', key: file.id });
      throw new Error('the process had a bad day');
    });
    await expect(broken).rejects.toThrow('bad day');
    expect((await store.file(file.id))?.state).toBe('stored');
    expect(await database.query('select id from journal where row = $1', [file.id])).toEqual([]);
    expect(await database.query(`select name from pgboss.job where data ->> 'key' = $1`, [file.id])).toEqual([]);
  });

  it('moves a row only from the state that it is in', async () => {
    const file = await insertFile();
    const stored = { ...file, state: 'stored' as const };
    const both = await Promise.allSettled([
      store.commit((tx) => tx.move('file', stored, 'split')),
      store.commit((tx) => tx.move('file', stored, 'unreadable')),
    ]);
    const lost = both.find((each) => each.status === 'rejected');
    expect(both.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    expect(lost?.reason).toBeInstanceOf(MovedMeanwhile);
  });
});

it('keeps a journal that nobody can change', async () => {
  await store.commit((tx) => tx.journal({ kind: 'system', row: 'x', what: 'something', actor: 'test' }));
  await expect(database.query(`update journal set what = 'else'`)).rejects.toThrow('append-only');
  await expect(database.query('delete from journal')).rejects.toThrow('append-only');
  await expect(database.query('truncate journal')).rejects.toThrow('append-only');
});

it('gives no control number twice, however many ask at once', async () => {
  const taken = await Promise.all(
    Array.from({ length: 40 }, () => store.commit((tx) => tx.nextControlNumber('acme', 'interchange/live', 1))),
  );
  expect(new Set(taken).size).toBe(40);
  expect(Math.min(...taken)).toBe(1);
  await database.query(`update own_number set last = 999999999`);
  expect(await store.commit((tx) => tx.nextControlNumber('acme', 'interchange/live', 1))).toBe(1);
});

it('reads a payload from any offset over the borders of its chunks', async () => {
  const payload = await store.payloads.create();
  const bytes = Buffer.alloc(2 * chunkSize + 10, 0);
  for (let at = 0; at < bytes.length; at += 4) bytes.writeUInt32LE(at % 2 ** 31, Math.min(at, bytes.length - 4));
  for (let index = 0; index * chunkSize < bytes.length; index += 1) {
    await store.payloads.append(payload, index, bytes.subarray(index * chunkSize, (index + 1) * chunkSize));
  }
  for (const [offset, length] of [
    [0, bytes.length],
    [chunkSize - 3, 7],
    [2 * chunkSize, 100],
    [5, 0],
    [bytes.length, 10],
  ] as const) {
    const parts: Uint8Array[] = [];
    for await (const part of store.payloads.read(payload, offset, length)) parts.push(part);
    expect(Buffer.compare(Buffer.concat(parts), bytes.subarray(offset, offset + length))).toBe(0);
  }
});

it('lets one worker at a time do what is to be done exclusively', async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const first = store.exclusively('lane:x', async () => {
    await held;
    return 'first';
  });
  const second = await store.exclusively('lane:y', async () => 'other lane');
  expect(second).toBe('other lane');
  let locked: string | undefined = 'not asked';
  while (locked !== undefined) locked = await store.exclusively('lane:x', async () => 'too early');
  release();
  expect(await first).toBe('first');
  expect(await store.exclusively('lane:x', async () => 'free again')).toBe('free again');
});

it('forgets uploads that were never finished, and their bytes', async () => {
  const uploads = uploadsIn(source);
  const upload = await uploads.open({
    partner: 'acme',
    channel: 'sftp-drop' as const,
    account: 'acme' as Account,
    name: 'a.part',
    usage: null,
  });
  await store.payloads.append(upload.payload, 0, Buffer.from('half'));
  expect(await uploads.abandonOlderThan(new Date(Date.now() - 60_000))).toBe(0);
  expect(await uploads.abandonOlderThan(new Date(Date.now() + 60_000))).toBe(1);
  expect(await database.query('select index from payload_chunk where payload = $1', [upload.payload])).toEqual([]);
});
