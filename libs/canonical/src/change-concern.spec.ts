import { expect, it } from 'vitest';
import { changeConcern } from './change-concern.js';
import { orderChangeAcknowledgementSchema } from './order-acknowledgement.js';

const concern = (rest: object, ...lines: object[]) =>
  changeConcern(
    orderChangeAcknowledgementSchema.parse({
      type: 'order-change-acknowledgement',
      number: 'P1-1',
      orderNumber: 'P1',
      lines,
      ...rest,
    }),
  );
const line = (status: string) => ({ number: '1', action: 'changed', commitments: [{ status }] });

it('lets a line that refuses decide, whatever the header says', () => {
  expect(concern({ response: 'accepted' }, line('accepted'), line('rejected'))).toBe(
    'The supplier refuses line 1 of order P1',
  );
  expect(concern({ response: 'accepted-with-changes' }, line('quantity-changed'))).toBe(
    'The supplier changes the quantity of line 1 of order P1',
  );
});

it('tells a refused order, a question, and a line or order that nobody answered', () => {
  expect(concern({ response: 'rejected' })).toBe('The supplier refuses a change of order P1');
  expect(concern({ response: 'held' })).toBe('The supplier holds a change of order P1');
  expect(concern({ purpose: 'request', response: 'accepted' })).toBe('The supplier asks to change order P1');
  expect(concern({}, { number: '1', action: 'changed' })).toBe('The supplier does not answer line 1 of order P1');
  expect(concern({})).toBe('The supplier does not say whether the change of order P1 is accepted');
});

it('has nothing to say of one that accepts', () => {
  expect(concern({ response: 'accepted' }, line('accepted'))).toBeUndefined();
  expect(concern({ response: 'accepted' })).toBeUndefined();
});
