import { expect, it } from 'vitest';
import { outgoingName } from './outgoing-name.js';

const parts = { type: '850', order: 'P00017', version: '2', ending: 'x12', partner: 'acme' };

it('fills in the pattern of the profile', () => {
  expect(outgoingName('{type}-{order}-{version}.{ending}', parts)).toBe('850-P00017-2.x12');
  expect(outgoingName('PO_{order}_{version}', parts)).toBe('PO_P00017_2');
});

it.each([
  ['../../etc/passwd', '850-.._.._etc_passwd-2.x12'],
  ['PO/2026/17', '850-PO_2026_17-2.x12'],
  ['PÜ 5', '850-P__5-2.x12'],
])('keeps the number %s within its folder', (order, name) => {
  expect(outgoingName('{type}-{order}-{version}.{ending}', { ...parts, order })).toBe(name);
});

it('hides no file', () => {
  expect(outgoingName('{order}-{version}', { ...parts, order: '..' })).toBe('_-2');
});
