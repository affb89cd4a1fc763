import { type CanonicalDocument, invoiceSchema } from '@quayside/canonical';
import { decimalOf } from '@quayside/std';
import { expect, it } from 'vitest';
import type { AgreedBasis } from '../values/mapping-settings.js';
import { completeBases } from './agreed-bases.js';

function basesOf(agreed: readonly AgreedBasis[]): (string | undefined)[] {
  const line = (rest: object) => ({ quantity: { value: '1' }, ...rest });
  const document: CanonicalDocument = invoiceSchema.parse({
    type: 'invoice',
    number: 'I',
    total: '0',
    lines: [
      line({ item: { buyer: 'BOLT-M8' }, price: { amount: '12.5' } }),
      line({ item: { supplier: 'S-9' }, price: { amount: '12.5', basis: '1' } }),
      line({ price: { amount: '12.5' } }),
    ],
  });
  completeBases(document, agreed);
  return document.lines.map(({ price }) => price.basis);
}

const [hundred, thousand] = [decimalOf(100), decimalOf(1000)];

it.each([
  ['of all items, but where the file says so itself', [{ per: hundred }], ['100', '1', '100']],
  ['of one item, in any case', [{ per: hundred, item: 'bolt-m8' }], ['100', '1', undefined]],
  ['the first that fits counts', [{ per: thousand, item: 'BOLT-M8' }, { per: hundred }], ['1000', '1', '100']],
  ['one is what a price is of anyway', [{ per: decimalOf(1) }], [undefined, '1', undefined]],
  ['nothing was agreed', [], [undefined, '1', undefined]],
])('completes prices: %s', (_, agreed, bases) => {
  expect(basesOf(agreed)).toEqual(bases);
});
