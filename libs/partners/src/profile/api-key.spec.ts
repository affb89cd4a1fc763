import { expect, it } from 'vitest';
import { idOfKey, newApiKey, provesKey } from './api-key.js';

it('makes keys that prove themselves by their hash, and by no other', () => {
  const [one, other] = [newApiKey(), newApiKey()];
  expect(idOfKey(one.key)).toBe(one.hash.id);
  expect(provesKey(one.key, one.hash)).toBe(true);
  expect(provesKey(other.key, one.hash)).toBe(false);
  expect(JSON.stringify(one.hash)).not.toContain(one.key.slice(13));
});

it('knows what is none of its keys', () => {
  for (const text of ['', 'qsk_', 'qsk_12345678_short', `${newApiKey().key}x`, 'eyJhbGciOiJFUzI1NiJ9.e30.x']) {
    expect(idOfKey(text), text).toBeUndefined();
  }
});
