import { expect, it } from 'vitest';
import { causeOf } from './cause.js';

const exception = {
  ...({ subjectKind: 'inbound', subject: 'd1', partner: 'acme', owner: 'finance', code: 'beyond-tolerance' } as const),
  message: 'Round rod 12 mm (ROD-12), line 2: 13.25 EUR of the ordered 12.50 EUR (+6 %, tolerance 2 %).',
};

it('is the same whatever line, amount or document it is about', () => {
  const other = 'Round rod 14 mm (ROD-14), line 9: 20.00 EUR of the ordered 19.00 EUR (+5 %, tolerance 2 %).';
  expect(causeOf({ ...exception, subject: 'd2', message: other })).toBe(causeOf(exception));
});

it.each([
  ['partner', { partner: 'kern' }],
  ['owner', { owner: 'procurement' }],
  ['code', { code: 'order-unknown' }],
  ['kind of row', { subjectKind: 'arrival' }],
  ['sentence', { message: 'Round rod 12 mm (ROD-12), line 2: a rate of tax that is none of the order.' }],
] as const)('is another one for another %s', (_, change) => {
  expect(causeOf({ ...exception, ...change })).not.toBe(causeOf(exception));
});
