import { expect, it } from 'vitest';
import type { CanonicalDocument } from './document.js';
import { isNeeded } from './needed-fields.js';

const answer = {
  type: 'order-acknowledgement',
  dates: [{ kind: 'promised-delivery' }, { kind: 'cancel-after' }],
} as unknown as CanonicalDocument;
const invoice = { type: 'invoice', dates: [{ kind: 'delivery' }] } as unknown as CanonicalDocument;

it.each(['/total', '/orderNumber', '/lines/0/quantity/value', '/lines/3/item/gtin', '/taxes/0/amount', '/date'])(
  'needs %s',
  (pointer) => expect(isNeeded(pointer, invoice)).toBe(true),
);

it.each([
  '/references/0/date',
  '/lines/2/references/0/date',
  '/orderDate',
  '/carrier/mode',
  '/parties/0/contacts/1/role',
])('needs no %s', (pointer) => expect(isNeeded(pointer, invoice)).toBe(false));

it('needs the dates that an answer promises by, and no others', () => {
  expect(isNeeded('/dates/0/day', answer)).toBe(true);
  expect(isNeeded('/dates/1/day', answer)).toBe(false);
  expect(isNeeded('/dates/0/day', invoice)).toBe(false);
});
