import type { Order } from '@quayside/canonical';
import { decimalOf } from '@quayside/std';
import type { OrderListed } from '@quayside/store';
import { expect, it } from 'vitest';
import { featureApp } from '../../../../../test/support/feature-app.js';
import type { OrderReads, WholeOrder } from './order-reads.js';
import { OrdersModule } from './orders.module.js';

const order = {
  ...{ type: 'order', number: 'P00027', currency: 'EUR' },
  lines: [
    {
      number: '1',
      item: { buyer: 'ROD-12' },
      quantity: { value: decimalOf('300') },
      price: { amount: decimalOf('250'), basis: decimalOf('100') },
    },
    { number: '2', item: { description: 'Freight' }, quantity: { value: decimalOf('1') } },
  ],
} as unknown as Order;

const listed: OrderListed = {
  ...{ partner: 'acme', connection: 'default', number: 'P00027', order, readAt: new Date(0), documents: 2, held: 1 },
  ...{ dueOn: '2026-12-01', buyer: 'Ada', version: 2, kind: 'order-change', outboundState: 'sent' },
  ...{ sentAt: new Date(0), answeredAt: null },
};

const found: Readonly<Record<string, WholeOrder>> = {
  P00027: { number: 'P00027', listed, thread: [] },
  P00028: { number: 'P00028', listed: undefined, namedBy: [{ partner: 'acme', unknown: true }], thread: [] },
};

const reads: OrderReads = {
  names: () => Promise.resolve((partner) => ({ id: partner, name: 'Acme Components' })),
  list: () => Promise.resolve([listed]),
  whole: (number) => Promise.resolve(found[number]),
};

it('lists orders with what they are worth, a price per hundred and a line without one included', async () => {
  const app = await featureApp(OrdersModule.register(reads));
  expect((await app.inject('/api/orders')).json()).toMatchObject({
    rows: [{ number: 'P00027', total: { amount: '750', currency: 'EUR' }, lines: 2, held: 1 }],
  });
  expect((await app.inject('/api/orders/P00027')).json()).toMatchObject({
    lines: [{ item: 'ROD-12', price: '250 per 100' }, { price: null }],
  });
});

it('says who speaks of an order that Odoo does not know, and that there is none of which nobody speaks', async () => {
  const app = await featureApp(OrdersModule.register(reads));
  const named = (await app.inject('/api/orders/P00028')).json<object>();
  expect(named).toMatchObject({ row: null, missing: 'unknown', namedBy: [{ id: 'acme', name: 'Acme Components' }] });
  const answer = await app.inject('/api/orders/P00029');
  expect([answer.statusCode, answer.json()]).toMatchObject([404, { detail: 'There is no such order.' }]);
});
