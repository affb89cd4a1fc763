import { expect, it } from 'vitest';
import { toldToSender } from './told-to-sender.js';

const invalid = { code: 'field-invalid', severity: 'fatal' as const, message: '"x" is not a decimal number' };

it.each([
  ['of JSON and XML by its path', { path: '/items/0/qty', row: 1 }, '/items/0/qty: "x" is not a decimal number'],
  ['of X12 by its element', { tag: 'PO1', element: 2 }, 'PO102: "x" is not a decimal number'],
  ['of EDIFACT by its component', { tag: 'QTY', element: 1, component: 2 }, 'QTY01-2: "x" is not a decimal number'],
  ['without a place in plain words', {}, 'Line 1, quantity: "x" is not a decimal number'],
])('names a field %s', (_, place, words) => {
  expect(toldToSender({ ...invalid, ...place, field: '/lines/0/quantity/value' })).toBe(words);
});

it('says of what is missing which field it is, and where it was looked for', () => {
  const place = { tag: 'BAK', segment: 2 };
  const missing = {
    code: 'field-missing',
    severity: 'fatal' as const,
    message: 'missing; it is looked for in BAK.03',
  };
  expect(toldToSender({ ...missing, ...place, field: '/number' })).toBe('Number: missing; it is looked for in BAK.03');
});

it('leaves what is about no field as it is', () => {
  expect(toldToSender({ code: 'element-missing', severity: 'fatal', message: 'BAK03 is missing' })).toBe(
    'BAK03 is missing',
  );
});
