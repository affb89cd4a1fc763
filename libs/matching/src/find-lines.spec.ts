import { orderSchema } from '@quayside/canonical';
import { expect, it } from 'vitest';
import { candidatesFor, type SaidLine } from './find-lines.js';
import { defaultMatchingPolicy } from './policy.js';

function order(number: string, ...items: object[]) {
  const lines = items.map((item, i) => ({ number: String(i + 1), item, quantity: { value: '5' } }));
  return orderSchema.parse({ type: 'order', number, lines });
}

const both = [order('P1', {}, { buyer: 'BOLT' }), order('P2', {}, { buyer: 'NUT' })];
const found = (said: SaidLine) =>
  candidatesFor(said, both, defaultMatchingPolicy).map(
    (each) => `${each.order.number}/${each.line.number} by ${each.by}`,
  );

it('takes a number that two orders have for no name of a line, and asks its item', () => {
  expect(found({ number: '1', item: { buyer: 'NUT' } })).toEqual(['P2/2 by buyer']);
  expect(found({ number: '1' })).toEqual([]);
});

it('takes it for one where the line says of which order it is', () => {
  expect(found({ number: '1', orderNumber: 'P2' })).toEqual(['P2/1 by number']);
  expect(found({ number: '2', orderNumber: 'P2', item: { buyer: 'BOLT' } })).toEqual([]);
});
