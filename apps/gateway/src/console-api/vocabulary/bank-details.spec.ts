import { expect, it } from 'vitest';
import { withoutAccounts } from './bank-details.js';

it('masks every IBAN whose check digits are right, wherever it stands, and keeps its length', () => {
  const answer = {
    text: 'FII+RB+BE71096123456769:Acme',
    lines: [{ text: 'DE89 3704 0044 0532 0130 00, Acme' }],
    json: '"value": "GB82WEST12345698765432"',
    none: 'BE72096123456769 and P00027',
    number: 7,
  };
  expect(withoutAccounts(answer, [])).toEqual({
    text: 'FII+RB+BE71********6769:Acme',
    lines: [{ text: 'DE89 **** **** **** **30 00, Acme' }],
    json: '"value": "GB82**************5432"',
    none: 'BE72096123456769 and P00027',
    number: 7,
  });
});

it('masks the numbers that a document names, however they are grouped', () => {
  const numbers = ['12-3456-789', '0815', 'nl 91.ABNA'];
  expect(withoutAccounts(['123456789', '12 3456 789', '0815', 'NL91ABNA'], numbers)).toEqual([
    '******789',
    '** **** 789',
    '0815',
    '*****BNA',
  ]);
});

it('leaves an IBAN that runs into other characters no end to show', () => {
  expect(withoutAccounts('BE71096123456769 EUR', [])).toBe('BE71********6769 EUR');
});
