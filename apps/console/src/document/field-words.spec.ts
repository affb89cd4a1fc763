import { describe, expect, it } from 'vitest';
import { effectLabel, fieldLabel, groupsOf } from './field-words';

const field = (label: string, group: string) => ({
  pointer: `/${group}/${label}`,
  label,
  group,
  value: 'x',
  place: null,
});

describe('fieldLabel', () => {
  it('says what people say', () => {
    expect(fieldLabel('Item buyer', 'Line 1')).toBe('Our item');
    expect(fieldLabel('Commitments 1 date', 'Line 1')).toBe('Promised date');
    expect(fieldLabel('Commitments 2 date', 'Line 1')).toBe('Promised (2) date');
    expect(fieldLabel('Commitments 1 quantity value', 'Line 1')).toBe('Promised quantity');
    expect(fieldLabel('Commitments 3 quantity unit', 'Line 1')).toBe('Promised (3) unit');
    expect(fieldLabel('Number', 'Document')).toBe('Number');
  });
});

describe('groupsOf', () => {
  it('puts first what a reader looks for first, and keeps the rest as it came', () => {
    const groups = groupsOf([
      field('Date', 'Document'),
      field('Zone', 'Line 1'),
      field('Commitments 1 date', 'Line 1'),
      field('Commitments 1 quantity unit', 'Line 1'),
      field('Commitments 1 quantity value', 'Line 1'),
      field('Price amount', 'Line 1'),
      field('Item buyer', 'Line 1'),
    ]);
    expect(groups.map((each) => each.title)).toEqual(['Document', 'Line 1']);
    expect(groups[1]?.fields.map((each) => each.label)).toEqual([
      'Item buyer',
      'Price amount',
      'Commitments 1 quantity value',
      'Commitments 1 quantity unit',
      'Commitments 1 date',
      'Zone',
    ]);
  });
});

describe('effectLabel', () => {
  it('leaves out the names of database columns', () => {
    expect(effectLabel('Invoice line ids › 1 › Price unit')).toBe('Line 1, price unit');
    expect(effectLabel('Currency id')).toBe('Currency');
    expect(effectLabel('Ref')).toBe('Ref');
  });
});
