import { acknowledgement, interchange, openHeart, order, orderedLines, type Heart } from '@quayside/heart';
import { expect, it } from 'vitest';
import { askForUnknownOrders } from './order-feed.js';

const drop = (heart: Heart, number: string, control: string, envelope = {}) =>
  heart.drop('in.x12', interchange([acknowledgement(number, orderedLines)], { control, ...envelope }));

const forTwoOrders = [
  '856',
  'BSN*00*A-1*20261123*1015*0001',
  'HL*1**S*1',
  ...['P00001', 'P00002'].flatMap((number, n) => [
    `HL*${2 * n + 2}*1*O*1`,
    `PRF*${number}`,
    `HL*${2 * n + 3}*${2 * n + 2}*I*0`,
    'LIN*10*BP*BOLT-M8',
    'SN1**5*EA',
  ]),
  'CTT*5',
];

it('puts back what names its order in small letters', async () => {
  const heart = openHeart();
  await drop(heart, 'p00001', '000000001');
  heart.erp.put(order('P00001'));
  expect(await askForUnknownOrders(heart.ports)).toBe(1);
  await heart.settle();
  expect(heart.twin.rows.documents().map(({ state }) => state)).toEqual(['delivered']);
});

it('puts back what waits for an order when it appears, and delivers it', async () => {
  const heart = openHeart();
  await drop(heart, 'P00001', '000000001');
  await drop(heart, 'P00002', '000000002');
  expect(await askForUnknownOrders(heart.ports)).toBe(0);
  heart.erp.put(order('P00001'));
  expect(await askForUnknownOrders(heart.ports)).toBe(1);
  await heart.settle();
  expect(heart.twin.rows.documents().map(({ state }) => state)).toEqual(['delivered', 'held']);
  const [closed, open] = heart.twin.rows.exceptions();
  expect(closed).toMatchObject({ closedBy: 'order feed', choice: 'order-found' });
  expect(open).toMatchObject({ code: 'order-unknown', closedAt: null });
});

it('puts back only what names no other unknown order', async () => {
  const heart = openHeart();
  const { documents } = await heart.drop('in.x12', interchange([forTwoOrders]));
  const [document] = documents;
  expect(document?.orders).toEqual(['P00001', 'P00002']);
  heart.erp.put(order('P00001'));
  expect(await askForUnknownOrders(heart.ports)).toBe(0);
  expect((await heart.ports.store.document(document?.id ?? ''))?.state).toBe('held');
  heart.erp.put(order('P00002'));
  expect(await askForUnknownOrders(heart.ports)).toBe(1);
});

it('notes an ERP that is away, throws nothing, and asks again next time', async () => {
  const heart = openHeart();
  await drop(heart, 'P00001', '000000001');
  heart.erp.put(order('P00001'));
  heart.erp.away = 'connection refused';
  expect(await askForUnknownOrders(heart.ports)).toBe(0);
  expect(await heart.ports.store.system('odoo:demo')).toMatchObject({ error: 'connection refused' });
  heart.erp.away = undefined;
  expect(await askForUnknownOrders(heart.ports)).toBe(1);
});

it('throws what is wrong with us', async () => {
  const heart = openHeart();
  Object.assign(heart.erp, { knownOrders: () => Promise.reject(new TypeError('a bad day')) });
  await drop(heart, 'P00001', '000000001');
  await expect(askForUnknownOrders(heart.ports)).rejects.toThrow('a bad day');
});

it('leaves what waits where its partner is gone', async () => {
  const heart = openHeart();
  await drop(heart, 'P00001', '000000001');
  heart.erp.put(order('P00001'));
  heart.partners.length = 0;
  expect(await askForUnknownOrders(heart.ports)).toBe(0);
});
