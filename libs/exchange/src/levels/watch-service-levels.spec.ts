import { interchange, openHeart, order, type Heart } from '@quayside/heart';
import { localDateOf } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { watchServiceLevels } from './watch-service-levels.js';

const hour = 3_600_000;
const coming = { partner: 'echo', account: 'echo' };
const levels = [
  'currency: EUR',
  'workingDays: { country: DE }\nserviceLevels: { acknowledgeWithinHours: 48 }\ncurrency: EUR',
];

/** An order that was sent to echo on Monday, 23 November 2026, at 11:00 in Berlin. */
async function sent(change = levels): Promise<Heart> {
  const heart = openHeart({ profiles: { echo: [[change[0] ?? '', change[1] ?? '']] } });
  await heart.findOrders();
  heart.feed.write({ ...order('P00100'), date: localDateOf('2026-11-23') }, { vendor: 'ECHO' });
  await heart.findOrders();
  return heart;
}

async function after(heart: Heart, hours: number): Promise<readonly string[]> {
  heart.pass(hours * hour);
  await watchServiceLevels(heart.ports);
  return open(heart);
}

const open = (heart: Heart) => {
  const late = heart.twin.rows.exceptions().filter(({ closedAt, code }) => closedAt === null && code.endsWith('-late'));
  return late.map(({ owner, code }) => `${owner}: ${code}`);
};

let control = 900;
async function says(heart: Heart, set: readonly string[], functional: string): Promise<void> {
  control += 1;
  const bytes = interchange([set], { sender: 'ECHO', functional, control: String(control).padStart(9, '0') });
  await heart.drop(`${functional}.x12`, bytes, coming);
}
const acknowledgement = ['997', 'AK1*PO*1', 'AK2*850*0001', 'AK5*A', 'AK9*A*1*1*1'];
const answer = ['855', 'BAK*00*AC*P00100*20261123****SO-1'];

describe('what is late', () => {
  it('waits before its owner, once, in figures', async () => {
    const heart = await sent();
    expect(await after(heart, 23)).toEqual([]);
    expect(await after(heart, 1)).toEqual(['operations: acknowledgement-late']);
    expect(await after(heart, 24)).toEqual(['operations: acknowledgement-late', 'procurement: answer-late']);
    expect(await after(heart, 24)).toHaveLength(2);
    expect(heart.twin.rows.exceptions()).toHaveLength(2);
    expect(heart.twin.rows.exceptions()[1]?.message).toBe(
      'Echo Valves has not answered order P00100, which was sent on 2026-11-23 11:00 and was to be answered by 2026-11-25 11:00 (Europe/Berlin). Ask the supplier; this closes when the answer comes.',
    );
  });

  it('is no more once it has come', async () => {
    const heart = await sent();
    heart.erp.put(order('P00100'));
    await after(heart, 72);
    await says(heart, acknowledgement, 'FA');
    expect(await after(heart, 0)).toEqual(['procurement: answer-late']);
    await says(heart, answer, 'PR');
    expect(await after(heart, 0)).toEqual([]);
  });

  it('is nothing that was answered in time', async () => {
    const heart = await sent();
    heart.erp.put(order('P00100'));
    await says(heart, acknowledgement, 'FA');
    await says(heart, answer, 'PR');
    expect(await after(heart, 500)).toEqual([]);
  });

  it('is nothing that the profile does not expect', async () => {
    const none = 'serviceLevels: { functionalAcknowledgementWithinHours: 0 }\ncurrency: EUR';
    expect(await after(await sent(['currency: EUR', none]), 500)).toEqual([]);
    expect(
      await after(await sent(['currency: EUR', `acknowledgements: { functional: none }\ncurrency: EUR`]), 500),
    ).toEqual([]);
  });

  it('is of the newest version only, and no answer to a cancellation is expected', async () => {
    const heart = await sent();
    await after(heart, 48);
    heart.feed.write({ ...order('P00100'), state: 'cancelled' }, { vendor: 'ECHO' });
    await heart.findOrders();
    expect(await after(heart, 200)).toEqual(['operations: acknowledgement-late', 'operations: acknowledgement-late']);
  });
});
