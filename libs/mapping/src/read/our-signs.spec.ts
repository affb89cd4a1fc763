import { creditNoteSchema, invoiceSchema, placesFromJson } from '@quayside/canonical';
import { expect, it } from 'vitest';
import { settleTranslation } from './settle.js';

const line = { quantity: { value: '10' }, price: { amount: '-2.5' } };
const place = { offset: 7, length: 3, tag: 'TDS' };
const provenance = placesFromJson({ '/total': place });

async function settled(
  document: Parameters<typeof settleTranslation>[0]['documents'][number]['document'],
  fatal = false,
) {
  const findings = fatal ? [{ code: 'field-invalid', severity: 'fatal', message: 'no' } as const] : [];
  const read = { document, provenance, leftovers: [], findings };
  return (await settleTranslation({ documents: [read], findings: [] })).documents[0];
}

it('makes a credit note of an invoice below zero, and says so where its total stands', async () => {
  const read = await settled(invoiceSchema.parse({ type: 'invoice', number: 'I1', total: '-25', lines: [line] }));
  expect(read?.document).toMatchObject({ type: 'credit-note', total: '25', lines: [{ price: { amount: '2.5' } }] });
  expect(read?.findings).toMatchObject([{ code: 'signs-turned', severity: 'info', field: '/total', ...place }]);
});

it('leaves alone what is as it should be, and what is not whole', async () => {
  const whole = creditNoteSchema.parse({ type: 'credit-note', number: 'C1', total: '25', lines: [] });
  expect(await settled(whole)).toMatchObject({ document: whole, findings: [] });
  const below = { ...whole, total: '-25' } as typeof whole;
  expect((await settled(below, true))?.document).toBe(below);
});
