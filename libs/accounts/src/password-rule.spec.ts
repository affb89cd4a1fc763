import { expect, it } from 'vitest';
import { passwordFault } from './password-rule.js';

const about = ['bea', 'Bea Buyer', 'bea.buyer@example.com'];

it.each([
  ...['Password1234', 'qwertyuiop12', 'aaaaaaaaaaaaaaaa', '123456789012', 'P@ssw0rd2026!', 'quayside2026!'],
  ...['beabuyer2026', 'bea.buyer.2026', 'letmeinletmein', 'Summer2026Summer'],
])('refuses %s as too easy to guess', (password) => {
  expect(passwordFault(password, about)).toMatch(/^It is too easy to guess/);
});

it('says how many characters are needed', () => {
  expect(passwordFault('kX9#vQ2!mZp', about)).toBe('It has 11 characters; at least 12 are needed.');
  expect(passwordFault('x'.repeat(201), about)).toMatch(/^It has 201 characters; no more than 200/);
});

it.each(['four herons over a lighthouse', 'kX9#vQ2!mZpW', 'Brücke Kessel Wolke 17 Torf', 'W3eErlN0PuQ7i-9a'])(
  'takes %s',
  (password) => {
    expect(passwordFault(password, about)).toBeUndefined();
  },
);
