import { describe, expect, it } from 'vitest';
import { byLine, charAt, counterparts, pieces } from './linked';

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

describe('a line whose characters are not its bytes', () => {
  const utf8 = { offset: 10, length: 8, text: 'fü;€', width: 'utf-8' } as const;

  it('is cut by bytes and shown by characters', () => {
    const [first, second, third] = pieces(utf8, [
      { offset: 10, length: 3 },
      { offset: 14, length: 3 },
    ]);
    expect([first?.text, second?.text, third?.text]).toEqual(['fü', ';', '€']);
  });

  it('has two bytes a character in UTF-16', () => {
    expect(charAt({ offset: 0, length: 8, text: 'fü;x', width: 'utf-16' }, 4)).toBe(2);
  });
});

describe('byLine', () => {
  it('gives each line what begins in it', () => {
    const lines = [
      { offset: 0, length: 10 },
      { offset: 10, length: 10 },
    ];
    const inside = (offset: number) => ({ offset, length: 2 });
    expect(byLine(lines, [inside(12), inside(3), inside(30)])).toEqual([[inside(3)], [inside(12)]]);
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
