import ssh2 from 'ssh2';
import { describe, expect, it } from 'vitest';
import { newKeyPair } from './key-pair.js';

describe('a new key pair', () => {
  it('can always be read, though about eight of so many are spoilt at first', () => {
    for (let i = 0; i < 2000; i += 1) {
      const pair = newKeyPair('ed25519');
      for (const key of [pair.private, pair.public]) expect(ssh2.utils.parseKey(key)).not.toBeInstanceOf(Error);
    }
  });
});
