import { generateKeyPairSync } from 'node:crypto';
import ssh2 from 'ssh2';
import { expect, it } from 'vitest';
import { publicKey } from './public-key.js';

function said(line: string): string | undefined {
  return publicKey.safeParse(line).error?.issues[0]?.message;
}

const made = (['ed25519', 'rsa', 'ecdsa'] as const).map(
  (kind) => ssh2.utils.generateKeyPairSync(kind, { bits: kind === 'rsa' ? 2048 : 256, comment: 'supplier' }).public,
);

it.each(made)('takes %s', (line) => {
  expect(said(line)).toBeUndefined();
});

it('takes no key that is none, as one that is cut short, or an example of a document', () => {
  const [line = ''] = made;
  for (const none of [line.slice(0, 50), 'ssh-ed25519 AAAA...', 'ssh-ed25519', line.replace('AAAAC3', 'AAAAC4')]) {
    expect(said(none), none).toMatch(/^expected the whole line of the partner's \.pub file/);
  }
  expect(said(line.replace('ssh-ed25519', 'ssh-rsa'))).toMatch(/behind ssh-rsa is no such key/);
});

it('names the types that it knows where somebody pastes a private key, or one of PuTTY', () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  for (const other of [
    privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    '---- BEGIN SSH2 PUBLIC KEY ----',
  ]) {
    expect(said(other)).toMatch(/^expected a key line that begins with one of ssh-ed25519, ssh-rsa/);
  }
});
