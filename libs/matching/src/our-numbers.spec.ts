import { invoiceSchema, orderSchema, shipNoticeSchema } from '@quayside/canonical';
import { expect, it } from 'vitest';
import { inOurNumbers } from './our-numbers.js';

const orders = ['P1', 'P2', 'x1', 'X1'].map((number) => orderSchema.parse({ type: 'order', number, lines: [] }));
const line = { quantity: { value: '1' }, price: { amount: '1' } };
const invoice = (orderNumber: string | undefined, ...lines: readonly object[]) =>
  invoiceSchema.parse({ type: 'invoice', number: 'I', total: '1', ...(orderNumber && { orderNumber }), lines });

it('writes numbers as our orders have them, in the header and in lines', () => {
  const ours = inOurNumbers(invoice('p1', { ...line, orderNumber: ' p2' }, line), orders);
  expect(ours).toMatchObject({ orderNumber: 'P1', lines: [{ orderNumber: 'P2' }, line] });
});

it('does so with the orders that a ship notice names as a whole', () => {
  const notice = { type: 'ship-notice', number: 'S', packs: [], lines: [{ quantity: { value: '1' } }] };
  const document = shipNoticeSchema.parse({ ...notice, orders: ['p1', 'P2'] });
  expect(inOurNumbers(document, orders)).toMatchObject({ orders: ['P1', 'P2'] });
});

it('leaves alone what is exact, what several orders may be, and what none is', () => {
  const exact = invoice('P1', { ...line, orderNumber: 'x1' });
  expect(inOurNumbers(exact, orders)).toBe(exact);
  expect(inOurNumbers(invoice('P9'), orders).orderNumber).toBe('P9');
  const [lower, upper] = orders.slice(2);
  if (!lower || !upper) throw new Error('no orders');
  expect(inOurNumbers(invoice('x1'), [upper, orders[0] ?? upper]).orderNumber).toBe('X1');
});
