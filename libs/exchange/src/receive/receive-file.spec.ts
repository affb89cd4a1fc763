import type { Account } from '@quayside/partners';
import { createHash } from 'node:crypto';
import { openHeart } from '@quayside/heart';
import { expect, it } from 'vitest';
import { MovedMeanwhile } from '../ports/store.js';
import { bytesOf } from '../step/payload-bytes.js';
import { receiveFile } from './receive-file.js';

const bytes = Buffer.from('ISA*00*'.repeat(500));
const sha256 = createHash('sha256').update(bytes).digest('hex');

it('commits the file, its hash, a line of the journal and a turn to split it, and the upload is over', async () => {
  const { ports, twin, upload } = openHeart();
  const { upload: begun, received } = await upload('a.x12', bytes, { usage: 'test' });
  const file = await receiveFile(ports, begun, received);
  expect(file).toMatchObject({
    ...{ name: 'a.x12', partner: 'acme', account: 'acme', channel: 'sftp-drop', state: 'stored' },
    ...{ size: bytes.length, sha256, usage: 'test', receivedAt: ports.clock.now() },
  });
  expect(Buffer.compare(await bytesOf(ports.store.payloads.read(file.payload)), bytes)).toBe(0);
  expect(twin.jobs()).toEqual([{ queue: 'file', whose: 'acme' }]);
  expect(twin.journal()).toMatchObject([
    { kind: 'file', row: file.id, to: 'stored', actor: 'acme', what: `received a.x12, ${bytes.length} bytes` },
  ]);
  expect(await twin.uploads.unfinished('acme' as Account)).toEqual([]);
});

it('says in the journal what a file was cut out of', async () => {
  const { ports, twin, upload } = openHeart();
  const { upload: begun, received } = await upload('a.json', bytes);
  await receiveFile(ports, begun, { ...received, origin: 'page 3' });
  expect(twin.journal()[0]?.what).toBe(`received a.json, ${bytes.length} bytes, cut out of page 3`);
});

it('makes one file of an upload, whoever closes it twice', async () => {
  const { ports, twin, upload } = openHeart();
  const { upload: begun, received } = await upload('a.x12', bytes);
  await receiveFile(ports, begun, received);
  await expect(receiveFile(ports, begun, received)).rejects.toBeInstanceOf(MovedMeanwhile);
  expect(twin.rows.files()).toHaveLength(1);
});

it('leaves a receipt with the name, the size and the hash where that was agreed', async () => {
  const receipts = [['login: acme', 'login: acme, receipts: files']] as const;
  const { ports, twin, receive } = openHeart({ profiles: { acme: receipts } });
  const file = await receive('a.x12', bytes);
  const [receipt] = twin.rows.dispatches();
  expect(receipt).toMatchObject({
    type: 'receipt',
    name: 'a.x12.rcpt',
    account: 'acme',
    arrival: null,
    state: 'ready',
  });
  expect(String(await bytesOf(ports.store.payloads.read(receipt?.payload ?? '')))).toBe(
    `receipt: ${file.id}\nfile: a.x12\nsize: ${bytes.length}\nsha256: ${sha256}\nreceived: 2026-11-23T10:00:00.000Z\n`,
  );
});

it('leaves none elsewhere, and none where nobody has such a login', async () => {
  const { twin, receive } = openHeart();
  await receive('a.x12', bytes);
  await receive('b.x12', bytes, { partner: 'acme', account: 'nobody' });
  expect(twin.rows.dispatches()).toEqual([]);
});
