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

it('holds for no line that is refused, or is not there', () => {
  const document = answer([{ commitments: [{ status: 'rejected' }] }]);
  expect([0, 1].map((index) => linePromises(document, index))).toEqual([[], []]);
});

it('gives way to the days of a schedule, and to the day of the line as a whole', () => {
  const document = answer([
    { commitments: [{ status: 'accepted' }], schedule: [{ quantity: { value: '1' }, date: '2026-12-01' }] },
    { dates: [{ kind: 'promised-delivery', day: '2026-12-05' }] },
    { dates: [{ kind: 'latest-delivery', day: '2026-12-05' }] },
  ]);
  expect([0, 1, 2].map((index) => linePromises(document, index))).toEqual([
    [{ date: '2026-12-01', means: 'delivery', pointer: '/lines/0/schedule/0/date' }],
    [{ date: '2026-12-05', means: 'delivery', pointer: '/lines/1/dates/0' }],
    [head],
  ]);
});

it('goes before a day that a line only repeats as the one asked for', () => {
  const asked = { dates: [{ kind: 'requested-delivery', day: '2026-12-10' }] };
  expect(linePromises(answer([asked]), 0)).toEqual([head]);
  expect(linePromises(answer([asked], []), 0)).toEqual([
    { date: '2026-12-10', means: 'delivery', pointer: '/lines/0/dates/0' },
  ]);
});

it('is a requested day where the head promises none, as it agrees to that one', () => {
  expect(headPromise(answer([], [{ kind: 'requested-delivery', day: '2027-01-20' }]))).toEqual(head);
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
