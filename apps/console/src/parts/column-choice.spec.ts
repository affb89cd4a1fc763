import { describe, expect, it } from 'vitest';
import { chosen, turned } from './column-choice';

const columns = ['Document', 'State', 'Total'].map((title) => ({ title, cell: () => title }));

describe('column choice', () => {
  it('leaves out what is not wanted, but never what a row is', () => {
    expect(chosen(columns, ['Document', 'Total']).map(({ title }) => title)).toEqual(['Document', 'State']);
  });

  it('turns a column off and on again', () => {
    expect(turned([], 'Total')).toEqual(['Total']);
    expect(turned(['State', 'Total'], 'Total')).toEqual(['State']);
  });
});
