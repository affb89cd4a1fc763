import { edifact, orderResponse, readAll } from '@quayside/samples/interchanges';
import { expect, it } from 'vitest';
import { expectedForm } from './date-formats.js';

it.each([
  ['20261123', '102'],
  ['20280229', '102'],
  ['261123', '101'],
  ['231126', '2'],
  ['202611232400', '203'],
  ['202611232215+00', '303'],
  ['20261123221530CET', '304'],
  ['2215', '401'],
  ['202653', '616'],
  ['202611', '610'],
  ['20261101-20261130', '718'],
  ['2026110120261130', '718'],
  ['whatever', '999'],
])('takes %s as what format %s says', (text, format) => {
  expect(expectedForm(text, format)).toBeUndefined();
});

it.each([
  ['2026AA', '102', 'CCYYMMDD'],
  ['20261131', '102', 'CCYYMMDD'],
  ['20270229', '102', 'CCYYMMDD'],
  ['261311', '101', 'YYMMDD'],
  ['20261123', '203', 'CCYYMMDDHHII'],
  ['202611232215', '303', 'CCYYMMDDHHIIZ'],
  ['2561', '401', 'HHII'],
  ['202654', '616', 'CCYYWW'],
  ['20261101-20261131', '718', 'CCYYMMDD-CCYYMMDD'],
])('says that %s is not of format %s', (text, format, expected) => {
  expect(expectedForm(text, format)).toBe(expected);
});

it('tells of a date that is none, at its component, each time it comes; it refuses the message only where that was agreed', () => {
  const messages = [1, 2].map((n) =>
    orderResponse.map((each) =>
      each.replace('137:20261123:102', '137:20261323:102').replace(/^(UNH\+|UNT\+18\+)1/, `$1${n}`),
    ),
  );
  const { sets } = readAll(edifact({ messages }));
  for (const { verdict, findings } of sets) {
    expect(verdict).toBe('accepted-with-errors');
    expect(findings).toMatchObject([
      { code: 'date-invalid', tag: 'DTM', element: 1, component: 2, dataElement: '2380', value: '20261323' },
    ]);
  }
  const agreed = readAll(edifact({ messages }), { validation: { dates: 'fatal' } });
  expect(agreed.sets.map(({ verdict }) => verdict)).toEqual(['rejected', 'rejected']);
});
