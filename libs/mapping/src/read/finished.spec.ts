import { creditNoteSchema, invoiceSchema, placesFromJson } from '@quayside/canonical';
import { expect, it } from 'vitest';
import { finished } from './finished.js';

const line = { quantity: { value: '10' }, price: { amount: '-2.5' } };
const place = { offset: 7, length: 3, tag: 'TDS' };
const places = placesFromJson({ '/total': place });

it('makes a credit note of an invoice below zero, and says so where its total stands', () => {
  const { document, findings } = finished(
    invoiceSchema.parse({ type: 'invoice', number: 'I1', total: '-25', lines: [line] }),
    places,
  );
  expect(document).toMatchObject({ type: 'credit-note', total: '25', lines: [{ price: { amount: '2.5' } }] });
  expect(findings).toMatchObject([{ code: 'signs-turned', severity: 'info', field: '/total', ...place }]);
});

it('leaves alone what is as it should be', () => {
  const whole = creditNoteSchema.parse({ type: 'credit-note', number: 'C1', total: '25', lines: [] });
  expect(finished(whole, places)).toEqual({ document: whole, findings: [] });
});

it('turns nothing of what does not fit its schema', () => {
  const below = { type: 'credit-note', number: '', total: '-25', lines: [] } as unknown as Parameters<
    typeof finished
  >[0];
  const { document, findings } = finished(below, places);
  expect(document).toBe(below);
  expect(findings).toMatchObject([{ code: 'document-invalid', field: '/number' }]);
});
