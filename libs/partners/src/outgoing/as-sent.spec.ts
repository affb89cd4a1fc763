import type { OrderChange } from '@quayside/canonical';
import { changeOf } from '@quayside/matching';
import { orderPartner, workedOrder } from '@quayside/samples/orders';
import { expect, it } from 'vitest';
import { asSent, wayOfChange } from './as-sent.js';

const order = workedOrder();
const cancelled = changeOf(order, undefined, []);
const change: OrderChange | undefined = cancelled.kind === 'cancellation' ? cancelled.document : undefined;
if (!change) throw new Error('it is cancelled');

it.each([
  [{ order: {} }, 'none'],
  [{ order: {}, 'order-change': {} }, 'change'],
  [{ order: {}, 'order-change': { direction: 'in' } }, 'none'],
  [{ order: { changes: 'replace' } }, 'replace'],
  [{ order: { changes: 'replace' }, 'order-change': {} }, 'replace'],
  [{ order: { changes: 'none' }, 'order-change': {} }, 'none'],
] as const)('the partner of %j hears of changes so: %s', (documents, way) => {
  expect(wayOfChange(orderPartner(documents))).toBe(way);
});

it('sends an order as the first of its kind, and a change as was agreed', () => {
  const partner = orderPartner({ order: { changes: 'replace' } });
  expect(asSent(partner, { kind: 'order', order })).toMatchObject({ ok: true, value: { purpose: 'original' } });
  expect(asSent(partner, { kind: 'change', order, change })).toMatchObject({
    ...{ ok: true, value: { type: 'order', purpose: 'replace', number: 'P00042' } },
  });
  expect(asSent(partner, { kind: 'cancellation', order, change })).toMatchObject({
    ...{ ok: true, value: { type: 'order', purpose: 'cancellation', number: 'P00042' } },
  });
  const changes = orderPartner({ order: {}, 'order-change': {} });
  expect(asSent(changes, { kind: 'cancellation', order, change })).toEqual({ ok: true, value: change });
});

it('asks procurement to tell a supplier that takes no changes', () => {
  const told = asSent(orderPartner({ order: {} }), { kind: 'cancellation', order, change });
  expect(told).toMatchObject({
    ok: false,
    error: {
      ...{ code: 'change-not-agreed', severity: 'fatal', owner: 'procurement' },
      message: 'Globex takes no changes of orders electronically; tell the supplier that order P00042 is cancelled',
    },
  });
});

it.each([
  [{ order: { changes: 'change' } }, ['there is no document order-change in which changes could go']],
  [{ order: { changes: 'change' }, 'order-change': {} }, []],
  [
    { order: { format: 'xml', changes: 'replace' } },
    ['a UBL Order cannot say that it replaces another one: each change waits for procurement'],
  ],
  [{ order: { format: 'xml', set: 'cxml:OrderRequest', changes: 'replace' } }, []],
])('warns of changes that could not go by the profile: %j', (documents, messages) => {
  expect(orderPartner(documents).warnings.map(({ message }) => message.replace(/^.*?changes: /, ''))).toEqual(messages);
});
