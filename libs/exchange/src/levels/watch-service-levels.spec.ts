import type { Order } from '@quayside/canonical';
import { interchange, openHeart, order, type Heart } from '@quayside/heart';
import { decimalOf, localDateOf } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { chooseForException } from '../choices/exception-choices.js';
import { watchServiceLevels } from './watch-service-levels.js';

const hour = 3_600_000;
const coming = { partner: 'echo', account: 'echo' };
const levels = [
  'currency: EUR',
  'workingDays: { country: DE }\nserviceLevels: { acknowledgeWithinHours: 48, warnBeforeHours: 0 }\ncurrency: EUR',
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

const openRows = (heart: Heart) =>
  heart.twin.rows.exceptions().filter(({ closedAt, code }) => closedAt === null && /-(late|due)$/.test(code));

const open = (heart: Heart) => {
  return openRows(heart).map(({ owner, code }) => `${owner}: ${code}`);
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

const warned = [
  'currency: EUR',
  'workingDays: { country: DE }\nserviceLevels: { acknowledgeWithinHours: 48 }\nacknowledgements: { functional: none }\ncurrency: EUR',
] as const;

describe('a warning', () => {
  it('waits before the owner while there is time, and gives way to what it warned of', async () => {
    const heart = await sent([...warned]);
    expect(await after(heart, 39)).toEqual([]);
    expect(await after(heart, 1)).toEqual(['procurement: answer-due']);
    expect(openRows(heart)[0]?.message).toContain('and is to be answered by 2026-11-25 11:00');
    expect(await after(heart, 8)).toEqual(['procurement: answer-late']);
  });

  it('goes with what it warned of', async () => {
    const heart = await sent([...warned]);
    heart.erp.put(order('P00100'));
    expect(await after(heart, 40)).toHaveLength(1);
    await says(heart, answer, 'PR');
    expect(await after(heart, 0)).toEqual([]);
  });
});

const goods = [
  'currency: EUR',
  [
    'workingDays: { country: DE }',
    'serviceLevels: { functionalAcknowledgementWithinHours: 0, shipNoticeBeforeDeliveryHours: 24, invoiceAfterReceiptDays: 2 }',
    'currency: EUR',
  ].join('\n'),
] as const;

/** The order is to arrive on Tuesday, 1 December 2026; it was sent on Monday of the week before. */
function expected(change: Partial<Order['lines'][number]> = {}): Order {
  const plain = order('P00100');
  const lines = plain.lines.map((line) => ({ ...line, deliveryDate: localDateOf('2026-12-01'), ...change }));
  return { ...plain, date: localDateOf('2026-11-23'), lines };
}

async function expecting(): Promise<Heart> {
  const heart = openHeart({ profiles: { echo: [[goods[0], goods[1]]] } });
  await heart.findOrders();
  await becomes(heart, expected());
  return heart;
}

async function becomes(heart: Heart, now: Order): Promise<void> {
  heart.pass(3_000);
  heart.feed.write(now, { vendor: 'ECHO' });
  await heart.findOrders();
}

const quantityOf = (now: Order) => now.lines[0]?.quantity.value ?? decimalOf(0);

describe('a ship notice', () => {
  it('is due before the goods are to come, by working days, and closes when they are there', async () => {
    const heart = await expecting();
    // A working day before Tuesday is Monday; eight hours before that it is still Friday.
    expect(await after(heart, 100)).toEqual([]);
    expect(await after(heart, 1)).toEqual(['warehouse: ship-notice-due']);
    expect(await after(heart, 56)).toEqual(['warehouse: ship-notice-late']);
    expect(openRows(heart)[0]?.message).toBe(
      'Echo Valves has sent no ship notice for 2 lines of order P00100 that are to arrive on 2026-12-01; it was due by 2026-11-30 00:00 (Europe/Berlin). Ask the supplier whether the goods are on their way; this closes when the ship notice or the goods come.',
    );
    const all = expected();
    await becomes(heart, { ...all, lines: all.lines.map((line) => ({ ...line, received: line.quantity.value })) });
    expect(await after(heart, 0)).toEqual([]);
  });

  it('that is late holds no change of its order back', async () => {
    const heart = await expecting();
    await after(heart, 200);
    expect(open(heart)).toEqual(['warehouse: ship-notice-late']);
    const before = heart.twin.rows.outbounds().length;
    await becomes(heart, expected({ quantity: { ...expected().lines[0]?.quantity, value: decimalOf(77) } }));
    expect(heart.twin.rows.outbounds()).toHaveLength(before + 1);
  });

  it('is due at another time once the order is moved to another day', async () => {
    const heart = await expecting();
    await after(heart, 200);
    await becomes(heart, expected({ deliveryDate: localDateOf('2026-12-22') }));
    expect(await after(heart, 0)).toEqual([]);
  });
});

describe('an invoice', () => {
  it('is due so many working days after the goods came, and closes when Odoo has it', async () => {
    const heart = await expecting();
    const quantity = quantityOf(expected());
    await becomes(heart, expected({ received: quantity }));
    expect(await after(heart, 39)).toEqual([]);
    expect(await after(heart, 1)).toEqual(['finance: invoice-due']);
    expect(await after(heart, 8)).toEqual(['finance: invoice-late']);
    expect(openRows(heart)[0]?.message).toContain('has not billed what was received of order P00100 on 2026-11-23');
    await becomes(heart, expected({ received: quantity, billed: quantity }));
    expect(await after(heart, 0)).toEqual([]);
  });
});

describe('what a person says of what is late', () => {
  const choosing = (choice: 'snooze' | 'waive') => ({ choice, reason: 'the driver has it', by: 'wim' });
  const settle = async (heart: Heart, choice: 'snooze' | 'waive') => {
    const [late] = openRows(heart);
    await chooseForException(heart.ports, late?.id ?? '', choosing(choice));
    return late?.id ?? '';
  };

  it('to ask again later is kept for a working day', async () => {
    const heart = await expecting();
    await after(heart, 200);
    await settle(heart, 'snooze');
    expect(await after(heart, 23)).toEqual([]);
    expect(await after(heart, 1)).toEqual(['warehouse: ship-notice-late']);
  });

  it('not to expect it is kept for good, but for another day', async () => {
    const heart = await expecting();
    await after(heart, 200);
    const id = await settle(heart, 'waive');
    expect(await after(heart, 500)).toEqual([]);
    await expect(chooseForException(heart.ports, id, choosing('waive'))).rejects.toThrow('settled by now');
    await becomes(heart, expected({ deliveryDate: localDateOf('2026-12-21') }));
    expect(await after(heart, 0)).toEqual(['warehouse: ship-notice-late']);
  });

  it('is said of one day: what is to come on another one is asked about as before', async () => {
    const heart = await expecting();
    const [first, ...others] = expected().lines;
    const second = { deliveryDate: localDateOf('2026-12-08') };
    await becomes(heart, { ...expected(), lines: [first, ...others.map((line) => ({ ...line, ...second }))] as never });
    await after(heart, 200);
    expect(openRows(heart)[0]?.message).toContain('one line of order P00100 that is to arrive on 2026-12-01');
    await settle(heart, 'waive');
    expect(await after(heart, 24)).toEqual([]);
    expect(await after(heart, 120)).toEqual(['warehouse: ship-notice-late']);
    expect(openRows(heart)[0]?.message).toContain('one line of order P00100 that is to arrive on 2026-12-08');
    await settle(heart, 'waive');
    expect(await after(heart, 500)).toEqual([]);
  });

  it('also holds where only a warning was on show', async () => {
    const heart = await expecting();
    await after(heart, 106);
    expect(open(heart)).toEqual(['warehouse: ship-notice-due']);
    await settle(heart, 'waive');
    expect(await after(heart, 300)).toEqual([]);
  });
});
