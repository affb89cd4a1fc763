import { expect, it } from 'vitest';
import { isAnswered, wholeAnswer } from './answer.js';
import { orderAcknowledgementSchema } from './order-acknowledgement.js';

const answer = (line: object, rest: object = {}) =>
  orderAcknowledgementSchema.parse({
    type: 'order-acknowledgement',
    number: 'A',
    orderNumber: 'P1',
    lines: [line],
    ...rest,
  });
const isSo = (line: object, rest: object = {}) => {
  const document = answer(line, rest);
  return document.lines.map((each) => isAnswered(document, each))[0];
};
const promised = [{ kind: 'promised-delivery', day: '2026-12-01' }];
const requested = [{ kind: 'requested-delivery', day: '2026-12-01' }];

it('takes a line that only repeats the order for no answer', () => {
  const copy = { number: '1', quantity: { value: '10' }, price: { amount: '2.5' } };
  expect(isSo(copy)).toBe(false);
  expect(isSo(copy, { response: 'other' })).toBe(false);
  expect(isSo(copy, { response: 'received' })).toBe(false);
  expect(isSo({ ...copy, action: 'pending' })).toBe(false);
  expect(isSo({ ...copy, dates: requested }, { dates: requested })).toBe(false);
});

it('takes a status, an action, a promised day or a header that accepts for one', () => {
  expect(isSo({ commitments: [{ status: 'accepted' }] })).toBe(true);
  expect(isSo({ action: 'accepted' })).toBe(true);
  expect(isSo({ dates: promised })).toBe(true);
  expect(isSo({ schedule: [{ quantity: { value: '1' }, date: '2026-12-01' }] })).toBe(true);
  expect(isSo({}, { dates: promised })).toBe(true);
  for (const response of ['accepted', 'accepted-with-changes', 'changes-only', 'rejected', 'held']) {
    expect(isSo({}, { response })).toBe(true);
  }
});

it('reads out of a header no more than it says', () => {
  const whole = (response: string | undefined, dates: object[] = []) =>
    wholeAnswer(answer({}, { ...(response !== undefined && { response }), dates }));
  expect(['accepted', 'changes-only', 'rejected', 'held', 'received'].map((each) => whole(each))).toEqual([
    'accepted',
    'accepted',
    'rejected',
    'held',
    'received',
  ]);
  expect([whole('accepted-with-changes'), whole('other'), whole(undefined)]).toEqual([
    'changes-unsaid',
    'unsaid',
    'unsaid',
  ]);
  expect(whole('accepted-with-changes', promised)).toBe('accepted');
});
