import { openHeart, type Heart } from '@quayside/heart';
import { expect, it } from 'vitest';
import { chooseForFile, fileChoices } from './file-choices.js';
import type { Choice } from './choosing.js';

const choose = (heart: Heart, id: string, choice: Choice) =>
  chooseForFile(heart.ports, id, { choice, by: 'ada', reason: 'looked at it' });

async function emptied() {
  const heart = openHeart();
  const { file } = await heart.drop('empty.x12', Buffer.alloc(0));
  return { heart, file };
}

it('discards a file that a person rejects', async () => {
  const { heart, file } = await emptied();
  await choose(heart, file.id, 'reject');
  expect(await heart.ports.store.file(file.id)).toMatchObject({ state: 'discarded' });
  expect(heart.twin.rows.exceptions()).toMatchObject([{ closedBy: 'ada', choice: 'reject', reason: 'looked at it' }]);
  expect(heart.twin.jobs()).toEqual([]);
});

it('splits a file once more that a person wants processed again', async () => {
  const { heart, file } = await emptied();
  await choose(heart, file.id, 'process-again');
  expect((await heart.ports.store.file(file.id))?.state).toBe('stored');
  await heart.settle();
  expect((await heart.ports.store.file(file.id))?.state).toBe('unreadable');
  expect(await heart.ports.store.openExceptions('file', file.id)).toHaveLength(1);
});

it('lets a stored file go on whose step failed', async () => {
  const heart = openHeart();
  Object.assign(heart.ports.partners, { byId: () => Promise.reject(new TypeError('a bad day')) });
  const { file, open } = await heart.drop('a.x12', Buffer.from('junk'));
  expect(open).toMatchObject([{ code: 'step-broken' }]);
  Object.assign(heart.ports.partners, { byId: async () => undefined });
  await choose(heart, file.id, 'process-again');
  expect(await heart.ports.store.attempt('file', file.id)).toBeUndefined();
  await heart.settle();
  expect((await heart.ports.store.file(file.id))?.state).toBe('split');
});

it('offers nothing of a file that is split, discarded or gone, and never to accept it', async () => {
  const { heart, file } = await emptied();
  await expect(choose(heart, file.id, 'accept')).rejects.toMatchObject({ name: 'ChoiceNotPossible' });
  await choose(heart, file.id, 'reject');
  await expect(choose(heart, file.id, 'process-again')).rejects.toThrow('This is discarded by now');
  await expect(choose(heart, crypto.randomUUID(), 'reject')).rejects.toThrow('This is gone by now');
  expect(fileChoices({ ...file, state: 'split' })).toEqual([]);
});
