import { type Order, type OrderChange, type OrderLine, orderSchema } from '@quayside/canonical';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changeOf } from './change-of-order.js';

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2027-02-${String(n).padStart(2, '0')}`);
const amount = fc.integer({ min: 0, max: 3 }).map(String);
const line = fc.record(
  {
    number: fc.constantFrom('1', '2', '3', '4'),
    item: fc.record({ buyer: fc.constantFrom('A', 'B') }),
    quantity: fc.record({ value: amount, unit: fc.constantFrom('EA', 'KGM') }),
    price: fc.record({ amount }),
    deliveryDate: day,
    notes: fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }),
    received: amount,
  },
  { requiredKeys: ['number', 'item', 'quantity'] },
);
const orders = fc
  .record(
    {
      lines: fc.uniqueArray(line, { selector: ({ number }) => number, maxLength: 4 }),
      deliveryTerms: fc.record({ incoterm: fc.constantFrom('DAP', 'EXW') }),
      notes: fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }),
      state: fc.constantFrom('confirmed', 'locked', 'cancelled', 'draft'),
    },
    { requiredKeys: ['lines'] },
  )
  .map((fields) => orderSchema.parse({ type: 'order', number: 'P1', ...fields }));

/** What a supplier makes of a change: its own copy of the order, line by line. */
function applied(before: Order, change: OrderChange | undefined): Map<string, object> {
  const lines = new Map(ordered(before).map((each) => [each.number, told(each)]));
  for (const { number, action, remaining: _, ...is } of change?.lines ?? []) {
    if (action === 'deleted') lines.delete(number);
    else lines.set(number, told({ number, ...is } as OrderLine));
  }
  return lines;
}

const ordered = ({ lines }: Order) => lines.filter(({ quantity }) => quantity.value !== '0');
const told = ({ received: _, notes = [], ...line }: OrderLine) => ({ ...line, notes });
const head = ({ deliveryTerms, notes = [] }: Order | OrderChange) => ({ deliveryTerms, notes });

it('makes of the order that the supplier has the order as it is now', () => {
  fc.assert(
    fc.property(orders, orders, (before, now) => {
      const change = changeOf(before, now, []);
      const isWanted =
        (now.state === undefined || ['confirmed', 'locked'].includes(now.state)) && ordered(now).length > 0;
      expect(change.kind === 'cancellation').toBe(!isWanted);
      const document = change.kind === 'none' ? undefined : change.document;
      const wanted = isWanted ? ordered(now).map((each) => [each.number, told(each)] as const) : [];
      expect(applied(before, document)).toEqual(new Map(wanted));
      if (isWanted) expect(head(document ?? before)).toEqual(head(now));
    }),
  );
});

it('sends nothing of an order that is as it was, and nothing a second time', () => {
  fc.assert(
    fc.property(orders, orders, (before, now) => {
      const confirmed = { ...now, state: 'confirmed' } as const;
      fc.pre(ordered(confirmed).length > 0);
      const change = changeOf(before, confirmed, []);
      expect(changeOf(confirmed, confirmed, [])).toEqual({ kind: 'none', echoes: [] });
      expect(changeOf(before, confirmed, [])).toEqual(change);
    }),
  );
});
