import { decimalOf } from '@quayside/std';
import { expect, it } from 'vitest';
import { paidOn, type OrderBill } from './order-bill.js';

function bill(total: string, paid: string, lines: Readonly<Record<string, string>>, currency = 'EUR'): OrderBill {
  return {
    ...{ record: { model: 'account.move', id: 1 }, kind: 'bill', number: 'R-1', state: 'posted' },
    ...{ date: null, dueDate: null, currency, total: decimalOf(total), paid: decimalOf(paid) },
    lines: Object.entries(lines).map(([orderLine, amount]) => ({ orderLine, amount: decimalOf(amount) })),
  };
}

it('gives each line its share of what is paid of a bill, to the cent', () => {
  const half = bill('300', '100', { '1': '200', '2': '100' });
  expect(paidOn([half], '1')).toEqual([{ amount: '66.67', currency: 'EUR' }]);
  expect(paidOn([half], '2')).toEqual([{ amount: '33.33', currency: 'EUR' }]);
  expect(paidOn([half], '3')).toEqual([]);
});

it('adds up bills and takes off what was credited, each currency by itself', () => {
  const bills = [
    bill('121', '121', { '1': '121' }),
    bill('-21', '-21', { '1': '-21' }),
    bill('50', '0', { '1': '50' }),
  ];
  expect(paidOn(bills, '1')).toEqual([{ amount: '100', currency: 'EUR' }]);
  expect(paidOn([...bills, bill('7', '7', { '1': '7' }, 'USD')], '1')).toEqual([
    { amount: '100', currency: 'EUR' },
    { amount: '7', currency: 'USD' },
  ]);
});
