import { describe, expect, it } from 'vitest';
import { csvCodec } from './csv-codec.js';

const number = csvCodec({ kind: 'decimal' }, { decimal: ',', dates: [] }, 'Europe/Berlin');
const day = csvCodec({ kind: 'date' }, { decimal: '.', dates: ['DD.MM.YYYY', 'D/M/YY'] }, 'Europe/Berlin');
const word = csvCodec({ kind: 'text' }, { decimal: '.', dates: [] }, 'Europe/Berlin');

describe('a cell', () => {
  it.each([
    ['12,5', '12.5'],
    ['1.234,50', '1234.5'],
    ['1234', '1234'],
    ['-0,75', '-0.75'],
    ['1 000', '1000'],
    ['1\u00a0234\u202f567,5', '1234567.5'],
    ["1'000,50", '1000.5'],
    ['1’000', '1000'],
    ['12,50-', '-12.5'],
    ['5-', '-5'],
  ])('with the number %s says %s where a comma stands before decimals', (text, value) => {
    expect(number?.read(text)).toEqual({ ok: true, value });
  });

  it.each(['12.5', '1.23,4', '1,2,3', 'about 5', '1 00', '10 000 0', "1'0000", '1 000.5', '5 6'])(
    'with %s is refused there, and never guessed',
    (text) => {
      expect(number?.read(text).ok).toBe(false);
    },
  );

  it.each([
    ['03.12.2026', '2026-12-03'],
    ['3/12/26', '2026-12-03'],
    ['03.12.2026 00:00', '2026-12-03'],
    ['03.12.2026 9:30', '2026-12-03'],
    ['03.12.2026 23:59:59', '2026-12-03'],
    ['3. Dezember 2026', '2026-12-03'],
    ['3-Dec-26', '2026-12-03'],
    ['03 DEC 2026', '2026-12-03'],
    ['Dec 3, 2026', '2026-12-03'],
    ['March 3rd, 2026', '2026-03-03'],
    ['3. März 2026', '2026-03-03'],
    ['3 Mrz 2026', '2026-03-03'],
    ['3.Mai.2026', '2026-05-03'],
  ])('with the day %s says %s', (text, value) => {
    expect(day?.read(text)).toEqual({ ok: true, value });
  });

  it('with a day of no calendar is refused, and one in another form too', () => {
    expect(day?.read('31.02.2026').ok).toBe(false);
    expect(day?.read('2026-12-03').ok).toBe(false);
    for (const text of ['03.12.2026 24:00', '03.12.2026 soon', '31 Feb 2026', '3 Ja 2026', '3 Foo 2026', 'Dec 2026'])
      expect(day?.read(text).ok).toBe(false);
  });

  it('says when a spreadsheet has destroyed a number: 1.06E+17', () => {
    for (const text of ['1.06E+17', '3,4012E+17']) {
      expect(word?.read(text)).toMatchObject({ ok: false, error: expect.stringContaining('spreadsheet') as string });
    }
    expect(word?.read('TYPE-E+5').ok).toBe(true);
  });

  it('is written in the first of the forms', () => {
    expect(day?.write('2026-12-03')).toBe('03.12.2026');
    expect(number?.write('1234.5')).toBe('1234,5');
  });
});

it('is the day in the zone of the partner where a program wrote an instant', () => {
  expect(day?.read('2026-03-09T23:30:00Z')).toEqual({ ok: true, value: '2026-03-10' });
});
