import { expect, it } from 'vitest';
import { isFindable, keyText } from './found-by.js';

it('takes a text for a key as it is, and of one that no index has room for a hash', () => {
  expect(keyText('INV-4711')).toBe('INV-4711');
  const long = 'x'.repeat(201);
  expect(isFindable(long)).toBe(false);
  expect(keyText(long)).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(keyText(long)).not.toBe(keyText(`${long}y`));
});
