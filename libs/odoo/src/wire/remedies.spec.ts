import { expect, it } from 'vitest';
import { withRemedy } from './remedies.js';

it.each([
  [
    "No matching record found for name 'CHF' in field 'Currency'",
    /^currency CHF is not active in Odoo: activate it .*\(No matching record found/,
  ],
  [
    'No journal could be found in company Demo Works for any of those types: purchase',
    /^give the company a purchase journal/,
  ],
  ['You cannot add/modify entries prior to and inclusive of the lock date 2026-10-31.', /^the period is closed/],
  ['Something else', /^Something else$/],
])('says what to do about "%s"', (message, expected) => {
  expect(withRemedy(message)).toMatch(expected);
});
