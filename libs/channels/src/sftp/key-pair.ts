import ssh2 from 'ssh2';

/**
 * A new key pair in the form of OpenSSH. One ed25519 pair in 256 is spoilt by ssh2, which takes the first byte off when
 * it is zero (mscdex/ssh2#1390): such a pair cannot be read and is made anew.
 */
export function newKeyPair(kind: 'ed25519' | 'rsa'): { readonly private: string; readonly public: string } {
  for (;;) {
    const pair =
      kind === 'rsa' ? ssh2.utils.generateKeyPairSync('rsa', { bits: 3072 }) : ssh2.utils.generateKeyPairSync(kind);
    if (isReadable(pair.private) && isReadable(pair.public)) return pair;
  }
}

function isReadable(key: string): boolean {
  return !(ssh2.utils.parseKey(key) instanceof Error);
}
