import type { Order } from '@quayside/canonical';
import { decimalOf, localDateOf } from '@quayside/std';
import { expect, it } from 'vitest';
import { standingOf } from './order-standing.js';

const line = (quantity: string, more: Partial<Order['lines'][number]> = {}) => ({
  ...{ number: '1', item: { buyer: 'ROD-12' }, quantity: { value: decimalOf(quantity) } },
  ...more,
});
const order = (lines: Order['lines'], more: Partial<Order> = {}): Order => ({
  ...{ type: 'order', number: 'P1', state: 'confirmed', date: localDateOf('2026-11-20'), lines },
  ...more,
});

it('is due on the first day on which something is still to come', () => {
  const all = order([
    line('10', { deliveryDate: localDateOf('2026-12-01'), received: decimalOf('10') }),
    line('10', { deliveryDate: localDateOf('2026-12-09') }),
    line('10', { deliveryDate: localDateOf('2026-12-05'), received: decimalOf('4'), billed: decimalOf('1') }),
  ]);
  expect(standingOf(all)).toMatchObject({ dueOn: '2026-12-05', partlyReceived: true, unbilled: true });
});

it('waits for nothing once all has come and is billed, or while it is no order', () => {
  const done = order([line('10', { received: decimalOf('10'), billed: decimalOf('10') })]);
  expect(standingOf(done)).toMatchObject({ dueOn: null, partlyReceived: false, unbilled: false });
  const request = order([line('10', { deliveryDate: localDateOf('2026-12-01') })], { state: 'draft' });
  expect(standingOf(request)).toMatchObject({ state: 'draft', dueOn: null });
});

it('names who ordered', () => {
  const contact = { name: 'Ada Buyer' };
  expect(standingOf(order([], { parties: [{ role: 'buyer', contacts: [contact] }] })).buyer).toBe('Ada Buyer');
  expect(standingOf(order([], { contacts: [contact] })).buyer).toBe('Ada Buyer');
});
