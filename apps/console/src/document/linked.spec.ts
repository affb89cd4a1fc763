import { describe, expect, it } from 'vitest';
import { counterparts, pieces } from './linked';

const line = { offset: 100, length: 12, text: 'PO1*1*40*EA~' };

describe('pieces', () => {
  it('cuts a line where fields begin and end', () => {
    const cut = pieces(line, [
      { offset: 106, length: 2 },
      { offset: 109, length: 2 },
    ]);
    expect(cut.map((each) => each.text)).toEqual(['PO1*1*', '40', '*', 'EA', '~']);
    expect(cut.filter((each) => each.spoken).map((each) => each.offset)).toEqual([106, 109]);
  });

  it('loses no character, whatever overlaps', () => {
    const cut = pieces(line, [
      { offset: 104, length: 4 },
      { offset: 106, length: 5 },
      { offset: 90, length: 12 },
    ]);
    expect(cut.map((each) => each.text).join('')).toBe(line.text);
  });

  it('does not take a field of the whole line for a word of it', () => {
    expect(pieces(line, [{ offset: 100, length: 12 }])).toEqual([
      { offset: 100, length: 12, text: line.text, spoken: false },
    ]);
  });
});

describe('counterparts', () => {
  const exact = { offset: 106, length: 2 };
  const around = { offset: 100, length: 12 };

  it('prefers what says exactly these bytes', () => {
    expect(counterparts({ offset: 106, length: 2 }, [around, exact])).toEqual([exact]);
  });

  it('takes what shares bytes when nothing is exact', () => {
    expect(counterparts({ offset: 105, length: 4 }, [around, exact, { offset: 200, length: 1 }])).toEqual([
      around,
      exact,
    ]);
  });
});
