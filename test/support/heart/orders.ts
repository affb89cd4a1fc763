import type { Order } from '@quayside/canonical';
import { decimalOf, localDateOf } from '@quayside/std';
import type { Line } from '../x12.js';

/** What is ordered, as a supplier repeats it. */
export const orderedLines: readonly [Line, Line] = [
  { number: '10', item: 'BOLT-M8', quantity: '100', price: '1.25' },
  { number: '20', item: 'NUT-M8', quantity: '50', price: '0.80' },
];

/** A confirmed order as the ERP has it. */
export function order(number = 'P00001', lines: readonly Line[] = orderedLines): Order {
  return {
    type: 'order',
    number,
    currency: 'EUR',
    state: 'confirmed',
    acknowledged: false,
    lines: lines.map((line) => ({
      number: line.number,
      item: { buyer: line.item },
      quantity: { value: decimalOf(line.quantity), unit: 'EA' },
      price: { amount: decimalOf(line.price), unit: 'EA' },
      deliveryDate: localDateOf('2027-01-20'),
      received: decimalOf('0'),
      billed: decimalOf('0'),
      tracking: 'none',
      packs: [],
    })),
  };
}
