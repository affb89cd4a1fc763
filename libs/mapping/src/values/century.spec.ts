import type { ElementDefinition } from '@quayside/edi';
import { describe, expect, it } from 'vitest';
import { wholeYear } from './century.js';
import { codecFor } from './codec-for.js';
import { csvCodec } from './csv-codec.js';
import { dayOf } from './edifact-time.js';
import type { MappingSettings } from './mapping-settings.js';

const date = { kind: 'date' } as const;
const dateElement = { id: '373', type: 'DT', min: 6, max: 6 } as unknown as ElementDefinition;
const settings: MappingSettings = { timeZone: 'UTC', amounts: { impliedDecimals: 'standard' } };
const x12 = codecFor({ shape: date, element: dateElement, settings, syntax: 'x12' });
const csv = csvCodec(date, { decimal: '.', dates: ['YYMMDD'] }, 'UTC');

it.each([
  ['00', '2000'],
  ['26', '2026'],
  ['69', '2069'],
  ['70', '1970'],
  ['99', '1999'],
  ['2070', '2070'],
])('the year %s is %s', (year, whole) => {
  expect(wholeYear(year)).toBe(whole);
});

describe.each([
  ['691231', '2069-12-31'],
  ['700101', '1970-01-01'],
])('a day of two-digit years, %s, is %s', (text, day) => {
  it('in EDIFACT', () =>
    expect(dayOf(text, { format: '101', zone: 'UTC', end: 'start' })).toEqual({ ok: true, value: day }));
  it('in X12', () => expect(x12.read(text)).toEqual({ ok: true, value: day }));
  it('in CSV', () => expect(csv?.read(text)).toEqual({ ok: true, value: day }));
});
