import { describe, expect, it } from 'vitest';
import { vocabularyNames, xmlVocabulary } from './xml-vocabularies.js';

describe.each(vocabularyNames)('the vocabulary %s', (name) => {
  const vocabulary = xmlVocabulary(name)!;

  it('describes each of its roots, and no child twice in one element', () => {
    const seen = new Set<string>(vocabulary.roots);
    const twice: string[] = [];
    for (const element of seen) {
      const names = vocabulary.children(element).map((child) => child.name);
      if (new Set(names).size < names.length) twice.push(element);
      for (const child of names) seen.add(child);
    }
    expect(twice).toEqual([]);
    for (const root of vocabulary.roots) expect(vocabulary.children(root).length).toBeGreaterThan(0);
    expect(seen.size).toBeGreaterThan(vocabulary.roots.length * 5);
  });
});

it('knows of UBL what stands where, how often, and with which attributes', () => {
  const ubl = xmlVocabulary('ubl');
  const lines = ubl?.children('Invoice').find((child) => child.name === 'cac:InvoiceLine');
  expect(lines).toEqual({ name: 'cac:InvoiceLine', mandatory: true, repeats: true });
  expect(
    ubl
      ?.children('Order')
      .map((child) => child.name)
      .slice(5, 8),
  ).toEqual(['cbc:ID', 'cbc:SalesOrderID', 'cbc:CopyIndicator']);
  expect(ubl?.children('cac:AccountingSupplierParty').map((child) => child.name)).toContain('cac:Party');
  expect(ubl?.children('cbc:ID')).toEqual([]);
  expect(ubl?.attributes('cbc:PriceAmount')).toContain('currencyID');
  expect(ubl?.attributes('cbc:IssueDate')).not.toContain('currencyID');
  expect(ubl?.rootNamespace('Invoice')).toBe('urn:oasis:names:specification:ubl:schema:xsd:Invoice-2');
  expect(xmlVocabulary('constructor')).toBeUndefined();
});
