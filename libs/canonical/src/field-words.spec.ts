import { describe, expect, it } from 'vitest';
import { fieldName, fieldWords, findingSentence } from './field-words.js';

describe('the words of a field', () => {
  it.each([
    ['/number', 'Document', 'Number'],
    ['/supplierReference', 'Document', 'Supplier reference'],
    ['/buyer/name', 'Document', 'Buyer name'],
    ['/lines/0/number', 'Line 1', 'Line number'],
    ['/lines/1/price/amount', 'Line 2', 'Price'],
    ['/lines/1/item/gtin', 'Line 2', 'GTIN'],
    ['/lines/0/commitments/0/quantity/value', 'Line 1', 'Promised quantity'],
    ['/lines/0/commitments/2/quantity/unit', 'Line 1', 'Promised (3) unit'],
    ['/lines/0/serials/1', 'Line 1', 'Serials 2'],
    ['/packs/0/sscc', 'Pack 1', 'Sscc'],
    ['/references/0/number', 'Reference 1', 'Number'],
    ['/notes/1', 'Note 2', 'Note'],
    ['/references/a~1b', 'Document', 'References a/b'],
  ])('%s stands under %s as %s', (pointer, group, label) => {
    expect(fieldWords(pointer)).toEqual({ group, label });
  });

  it('make a name that stands in a sentence', () => {
    expect(fieldName('/lines/0/commitments/0/date')).toBe('Line 1, promised date');
    expect(fieldName('/lines/0/item/gtin')).toBe('Line 1, GTIN');
    expect(fieldName('/total')).toBe('Total');
    expect(fieldName('')).toBe('The document');
  });

  it('begin what a finding says of a field', () => {
    expect(findingSentence({ field: '/total', message: '"x" is not a decimal number' })).toBe(
      'Total: "x" is not a decimal number',
    );
    expect(findingSentence({ message: 'BAK03 is missing' })).toBe('BAK03 is missing');
  });
});
