import type { Order } from '@quayside/canonical';
import { decimalOf } from '@quayside/std';
import { expect, it } from 'vitest';
import { featureApp } from '../../../../../test/support/feature-app.js';
import { AuthModule } from '../auth/auth.module.js';
import type { Callers } from '../auth/callers.js';
import { OrdersModule } from './orders.module.js';
import type { OrderQuery, OwnOrders } from './own-orders.js';

const order = {
  ...{ type: 'order', number: 'P00001', date: '2026-11-20', currency: 'EUR', state: 'confirmed' },
  lines: [
    {
      ...{ number: '1', item: { buyer: 'BOLT-M8' }, quantity: { value: decimalOf('100'), unit: 'EA' } },
      ...{ price: { amount: decimalOf('1840'), basis: decimalOf('100') }, received: decimalOf('60') },
    },
  ],
} as unknown as Order;

async function appOver(found: Order | undefined) {
  const asked: OrderQuery[] = [];
  const own: OwnOrders = {
    page: (_, query) => {
      asked.push(query);
      return Promise.resolve({ orders: [order], said: [], next: '50' });
    },
    find: () => Promise.resolve(found && { order: found, said: [] }),
  };
  return { app: await featureApp(OrdersModule.register(own, AuthModule.register({} as Callers))), asked };
}

it('lists orders from where the page before ended, the price that of one unit', async () => {
  const { app, asked } = await appOver(order);
  const page = (await app.inject('/v1/orders?after=50&state=all')).json<object>();
  expect(asked).toEqual([{ after: 50, limit: 50, state: 'all' }]);
  expect(page).toMatchObject({ rows: [{ number: 'P00001', open: true, lines: [{ price: '18.4' }] }], next: '50' });
  expect((await app.inject('/v1/orders/P00001')).json()).toMatchObject({ lines: [{ received: '60', billed: '0' }] });
});

it('knows no order that is not the caller’s', async () => {
  const { app } = await appOver(undefined);
  const answer = await app.inject('/v1/orders/P00002');
  expect([answer.statusCode, answer.json()]).toMatchObject([404, { detail: 'There is no order P00002 of yours.' }]);
  expect((await app.inject('/v1/orders?after=x')).statusCode).toBe(400);
});
