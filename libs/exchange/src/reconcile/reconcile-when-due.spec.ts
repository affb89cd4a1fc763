import { acknowledgement, interchange, openHeart, order, orderedLines, type Heart } from '@quayside/heart';
import { expect, it } from 'vitest';
import { settleRestore } from '../pause/settle-restore.js';
import { inShort, reconcileWhenDue } from './reconcile-when-due.js';

const hourMs = 3_600_000;
const night = { hour: 2, timeZone: 'Europe/Berlin' };
const due = ({ ports, twin }: Heart) => reconcileWhenDue(ports, twin.books, night);

/** A gateway that has one document in Odoo, and knows no statement yet. */
async function working(): Promise<Heart> {
  const heart = openHeart();
  heart.erp.put(order());
  await heart.drop('in.x12', interchange([acknowledgement('P00001', orderedLines, 'SO-1')]));
  return heart;
}

it('adds the books up once a night, whatever asks how often', async () => {
  const heart = await working();
  const statement = await due(heart);
  expect(statement).toMatchObject({ since: null, holeCount: 0, documents: { delivered: 1 } });
  expect(await heart.ports.store.lastStatement()).toEqual(statement);
  expect(await due(heart)).toBeUndefined();
  heart.pass(24 * hourMs);
  expect(await due(heart)).toMatchObject({ holeCount: 0 });
  const lines = heart.twin.journal().filter(({ to }) => to === 'reconciled');
  expect(lines.map(({ what }) => what)).toEqual(['no holes', 'no holes']);
});

it('begins a night at its hour in the zone of the gateway, not before', async () => {
  const heart = await working();
  const now = heart.ports.clock.now().getTime();
  // 01:59 in Berlin is still the night before, 02:00 is not.
  const today = new Date(now);
  const twoInBerlin = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() + 1, 1);
  heart.pass(twoInBerlin - 60_000 - now);
  await due(heart);
  expect(await due(heart)).toBeUndefined();
  heart.pass(60_000);
  expect(await due(heart)).toBeDefined();
});

it('does so at once after a restore, and again until everything could be asked', async () => {
  const heart = await working();
  await due(heart);
  heart.pass(1000);
  await settleRestore(heart.ports, 'anna');
  heart.erp.away = 'Odoo is away';
  expect(await due(heart)).toMatchObject({ unasked: [{ why: expect.stringContaining('Odoo is away') as string }] });
  expect(await due(heart)).toBeUndefined();
  heart.erp.away = undefined;
  heart.pass(10 * 60_000);
  expect(await due(heart)).toMatchObject({ unasked: [], holeCount: 0 });
  expect(await due(heart)).toBeUndefined();
});

it('says in a few words what came out', () => {
  const unasked = [{ whom: 'odoo:main', why: 'it is away', documents: 3 }];
  expect([
    inShort({ holeCount: 1, unasked: [] }),
    inShort({ holeCount: 0, unasked }),
    inShort({ holeCount: 3, unasked }),
  ]).toEqual(['1 hole', 'no holes; odoo:main could not be asked', '3 holes; odoo:main could not be asked']);
});
