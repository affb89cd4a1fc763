import type { Account } from '@quayside/partners';
import { acknowledgement, interchange, openHeart, orderedLines } from '@quayside/heart';
import { expect, it } from 'vitest';
import { dispatchServed } from './dispatch-served.js';

async function answered() {
  const heart = openHeart();
  const { answers } = await heart.drop('in.x12', interchange([acknowledgement('P00001', orderedLines)]));
  return { ...heart, id: answers[0]?.id ?? '' };
}

it('is sent when the partner has read its last byte', async () => {
  const { ports, twin, id } = await answered();
  await dispatchServed(ports, id, 'acme' as Account);
  expect(await ports.store.dispatch(id)).toMatchObject({ state: 'sent', sentAt: ports.clock.now() });
  expect(twin.journal().at(-1)).toMatchObject({ kind: 'dispatch', row: id, to: 'sent', actor: 'acme' });
});

it('is sent once, however often it is read', async () => {
  const { ports, twin, id, pass } = await answered();
  await dispatchServed(ports, id, 'acme' as Account);
  const sent = await ports.store.dispatch(id);
  const lines = twin.journal().length;
  pass(1000);
  await dispatchServed(ports, id, 'acme' as Account);
  await dispatchServed(ports, crypto.randomUUID(), 'acme' as Account);
  expect([await ports.store.dispatch(id), twin.journal().length]).toEqual([sent, lines]);
});

it('is sent by one of two who end at the same moment', async () => {
  const { ports, id } = await answered();
  const both = await Promise.allSettled([
    dispatchServed(ports, id, 'acme' as Account),
    dispatchServed(ports, id, 'acme' as Account),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});
