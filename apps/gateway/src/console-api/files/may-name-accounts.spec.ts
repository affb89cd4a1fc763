import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import type { Original } from './file-reads.js';
import { mayNameAccounts } from './may-name-accounts.js';

const file = (bytes: Uint8Array, more: Partial<Original> = {}): Original => ({
  ...{ name: 'a', size: bytes.length, wrapper: null, accounts: () => Promise.resolve([]) },
  bytes: () => Readable.from([bytes.subarray(0, 5), bytes.subarray(5)]),
  ...more,
});

it.each([
  ['an IBAN with right check digits', file(Buffer.from('to DE89 3704 0044 0532 0130 00 please')), true],
  ['an IBAN in UTF-16', file(Buffer.from('DE89370400440532013000', 'utf16le')), true],
  ['what only looks like one', file(Buffer.from('item DE00370400440532013000')), false],
  ['nothing of the kind', file(Buffer.from('PO1*1*10*EA*1.25~')), false],
  [
    'a number that a document calls an account',
    file(Buffer.from('account 12345678'), { accounts: () => Promise.resolve(['12345678']) }),
    true,
  ],
  ['a wrapper', file(Buffer.from('PK'), { wrapper: 'zip' }), true],
  ['what is too large to look through', file(Buffer.from('x'), { size: 17 * 1024 * 1024 }), true],
] as const)('%s', async (_, original, expected) => {
  expect(await mayNameAccounts(original)).toBe(expected);
});
