import { describe, expect, it } from 'vitest';
import { placeWords } from './place-words';

const finding = { code: 'x', severity: 'fatal', message: 'm' } as const;

describe('placeWords', () => {
  it('says a place from the large to the small', () => {
    expect(placeWords({ ...finding, segment: 4, tag: 'PO1', element: 3, offset: 246 })).toBe(
      'Segment 4 (PO1), element 3, at byte 246',
    );
    expect(placeWords({ ...finding, row: 12, column: 3 })).toBe('Row 12, column 3');
  });

  it('says nothing about a finding without a place', () => {
    expect(placeWords(finding)).toBe('');
  });
});
