import { describe, expect, it } from 'vitest';
import { effectLabel, groupsOf } from './field-words';

const field = (label: string, group: string) => ({
  pointer: `/${group}/${label}`,
  label,
  group,
  value: 'x',
  place: null,
});

describe('groupsOf', () => {
  it('puts first what a reader looks for first, and keeps the rest as it came', () => {
    const groups = groupsOf([
      field('Date', 'Document'),
      field('Zone', 'Line 1'),
      field('Promised date', 'Line 1'),
      field('Promised unit', 'Line 1'),
      field('Promised quantity', 'Line 1'),
      field('Price', 'Line 1'),
      field('Our item', 'Line 1'),
    ]);
    expect(groups.map((each) => each.title)).toEqual(['Document', 'Line 1']);
    expect(groups[1]?.fields.map((each) => each.label)).toEqual([
      'Our item',
      'Price',
      'Promised quantity',
      'Promised unit',
      'Promised date',
      'Zone',
    ]);
  });
});

describe('effectLabel', () => {
  it('says which line, and what of it', () => {
    expect(effectLabel('Invoice lines › 1 › Unit price')).toBe('Line 1, unit price');
    expect(effectLabel('Due date')).toBe('Due date');
    expect(effectLabel('Ref')).toBe('Ref');
  });
});
