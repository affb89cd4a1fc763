import { expect, it } from 'vitest';
import { orderAcknowledgementSchema } from './order-acknowledgement.js';
import { headPromise, linePromises } from './promise.js';

const answer = (lines: object[], dates: object[] = [{ kind: 'promised-delivery', day: '2027-01-20' }]) =>
  orderAcknowledgementSchema.parse({ type: 'order-acknowledgement', number: 'A', orderNumber: 'P1', dates, lines });
const head = { date: '2027-01-20', means: 'delivery', pointer: '/dates/0' };

it('holds for each line that says none of its own', () => {
  const own = { status: 'accepted', date: '2026-12-01', dateMeans: 'ship' };
  const document = answer([{}, { commitments: [{ status: 'accepted' }] }, { commitments: [own] }]);
  expect([0, 1, 2].map((index) => linePromises(document, index))).toEqual([
    [head],
    [head],
    [{ date: '2026-12-01', means: 'ship', pointer: '/lines/2/commitments/0/date' }],
  ]);
});

it('holds for no line that is refused, has a schedule, or is not there', () => {
  const document = answer([
    { commitments: [{ status: 'rejected' }] },
    { schedule: [{ quantity: { value: '1' }, date: '2026-12-01' }] },
  ]);
  expect([0, 1, 2].map((index) => linePromises(document, index))).toEqual([[], [], []]);
});

it('is the firmest that the head names', () => {
  const dates = [
    { kind: 'promised-ship', day: '2027-01-10' },
    { kind: 'estimated-delivery', at: '2027-01-20T23:30:00+01:00' },
    { kind: 'document', day: '2026-11-01' },
  ];
  expect(headPromise(answer([], dates))).toEqual({ ...head, pointer: '/dates/1' });
  expect(headPromise(answer([], dates.slice(0, 1)))).toMatchObject({ means: 'ship', pointer: '/dates/0' });
  expect(headPromise(answer([], dates.slice(2)))).toBeUndefined();
});
