import { differenceKey } from '@quayside/matching';
import { interchange, openHeart, type Heart } from '@quayside/heart';
import { decimalOf } from '@quayside/std';
import { expect, it } from 'vitest';
import { chooseForDocument } from '../choices/document-choices.js';
import { previewDocument } from '../choices/preview-document.js';

const catalogue = (price: string) => [
  '832',
  'BCT*PC*PL-7********00',
  'CUR*SE*EUR',
  'LIN*1*BP*BOLT-M8',
  `CTP**CON*${price}*1*EA`,
  'LIN*2*VN*NOT-OURS',
  'CTP**CON*9*1*EA',
  'CTT*2',
];

function opened(): Heart {
  const heart = openHeart();
  const price = { amount: decimalOf('2.5'), currency: 'EUR', unit: 'EA', minimum: decimalOf('0'), leadTimeDays: 3 };
  heart.erp.prices = [{ id: 'product/7', item: { buyer: 'BOLT-M8' }, unit: 'EA', prices: [{ id: '70', ...price }] }];
  return heart;
}

const drop = (heart: Heart, price: string) =>
  heart.drop('in.x12', interchange([catalogue(price)], { functional: 'SC' }));

it('proposes a new price to procurement and writes it once it is taken', async () => {
  const heart = opened();
  const { documents, open } = await drop(heart, '2.6');
  const [row] = documents;
  expect(row).toMatchObject({ type: 'price-catalogue', state: 'held' });
  expect(open).toMatchObject([{ owner: 'procurement', code: 'beyond-tolerance' }]);
  expect(heart.erp.applied).toEqual([]);

  const [proposal, strangers] = row?.decision?.discrepancies ?? [];
  if (!row || !proposal) throw new Error('a proposal was expected');
  expect(strangers?.withinTolerance).toBe(true);
  const settlement = { [differenceKey(proposal)]: 'take' } as const;
  const preview = await previewDocument(heart.ports, row.id, settlement);
  expect(preview.effects).toMatchObject([{ action: 'write', target: '70', values: { price: '2.6' } }]);

  await chooseForDocument(heart.ports, row.id, { choice: 'accept', by: 'ada', reason: 'agreed', settlement });
  await heart.settle();
  expect(heart.twin.rows.documents()[0]?.state).toBe('delivered');
  expect(heart.erp.applied).toMatchObject([{ model: 'product.supplierinfo', values: { price: '2.6' } }]);
});

it('changes nothing where a person leaves the price list as it is', async () => {
  const heart = opened();
  const { documents } = await drop(heart, '2.6');
  await chooseForDocument(heart.ports, documents[0]?.id ?? '', { choice: 'accept', by: 'ada', reason: 'not now' });
  await heart.settle();
  expect([heart.twin.rows.documents()[0]?.state, heart.erp.applied]).toEqual(['delivered', []]);
});

it('asks nobody where the prices are those that are paid already', async () => {
  const heart = opened();
  const { documents, open } = await drop(heart, '2.5');
  expect([documents[0]?.state, open, heart.erp.applied]).toEqual(['delivered', [], []]);
});

it('waits while the ERP is away', async () => {
  const heart = opened();
  heart.erp.away = 'no route';
  const { documents } = await drop(heart, '2.6');
  expect(documents).toMatchObject([{ state: 'accepted' }]);
});
