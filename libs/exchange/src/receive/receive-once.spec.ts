import type { Account } from '@quayside/partners';
import { openHeart } from '@quayside/heart';
import { expect, it } from 'vitest';
import { receiveOnce } from './receive-once.js';

const order = Buffer.from('ISA*00*order');
const other = Buffer.from('ISA*00*other');

it('receives a request once: repeated, it is answered with the file that it made', async () => {
  const { ports, twin, upload } = openHeart();
  const first = await upload('a.x12', order, { channel: 'rest' });
  const again = await upload('a.x12', order, { channel: 'rest' });
  const receipt = await receiveOnce(ports, first.upload, first.received, 'key-1');
  expect(receipt.outcome).toBe('received');
  expect(await receiveOnce(ports, again.upload, again.received, 'key-1')).toEqual({ ...receipt, outcome: 'repeated' });
  expect(twin.rows.files()).toHaveLength(1);
  expect(twin.jobs()).toHaveLength(1);
  // The second upload is the caller's to abandon.
  expect(await twin.uploads.unfinished('acme' as Account)).toMatchObject([{ id: again.upload.id }]);
});

it('receives nothing under a key that was used for other bytes', async () => {
  const { ports, twin, upload } = openHeart();
  const first = await upload('a.x12', order);
  const reused = await upload('b.x12', other);
  const { file } = await receiveOnce(ports, first.upload, first.received, 'key-1');
  expect(await receiveOnce(ports, reused.upload, reused.received, 'key-1')).toEqual({ outcome: 'reused', file });
  expect(twin.rows.files()).toHaveLength(1);
});

it('takes the keys of each account for themselves', async () => {
  const { ports, twin, upload } = openHeart();
  for (const account of ['acme-api', 'kern-api']) {
    const { upload: begun, received } = await upload('a.x12', order, { account });
    expect((await receiveOnce(ports, begun, received, 'key-1')).outcome).toBe('received');
  }
  expect(twin.rows.files()).toHaveLength(2);
});

it.each([
  ['the same bytes', order, 'repeated'],
  ['other bytes', other, 'reused'],
] as const)('makes one file of a request that comes twice at the same moment, with %s', async (_, bytes, outcome) => {
  const { ports, twin, upload } = openHeart();
  const both = [await upload('a.x12', order), await upload('b.x12', bytes)];
  const receipts = await Promise.all(both.map((each) => receiveOnce(ports, each.upload, each.received, 'key-1')));
  expect(receipts.map((each) => each.outcome).sort()).toEqual(['received', outcome].sort());
  expect(twin.rows.files()).toHaveLength(1);
  expect(new Set(receipts.map(({ file }) => file.id)).size).toBe(1);
});

it('throws what is wrong with the store, which is no repeated request', async () => {
  const { ports, twin, upload } = openHeart();
  const { upload: begun, received } = await upload('a.x12', order);
  await twin.uploads.abandon(begun.id);
  await expect(receiveOnce(ports, begun, received, 'key-1')).rejects.toMatchObject({ name: 'MovedMeanwhile' });
  expect(twin.rows.files()).toEqual([]);
  expect(await ports.store.fileOfRequest('acme' as Account, 'key-1')).toBeUndefined();
});
