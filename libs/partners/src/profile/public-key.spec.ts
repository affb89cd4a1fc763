import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { publicKey } from './public-key.js';

function said(line: string): string | undefined {
  return publicKey.safeParse(line).error?.issues[0]?.message;
}

/** A key line as OpenSSH writes it (RFC 4253 section 6.6), of what node:crypto has made. */
function line(type: string, ...parts: readonly (string | undefined)[]): string {
  const strings = [Buffer.from(type), ...parts.map((part) => Buffer.from(part ?? '', 'base64url'))];
  const blob = strings.flatMap((each) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(each.length);
    return [length, each];
  });
  return `${type} ${Buffer.concat(blob).toString('base64')} supplier`;
}

const curve = Buffer.from('nistp256').toString('base64url');
const ed25519 = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' });
const ecdsa = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
const made = [
  line('ssh-ed25519', ed25519.x),
  line('ssh-rsa', rsa.e, rsa.n),
  line('ecdsa-sha2-nistp256', curve, Buffer.from(`04${hex(ecdsa.x)}${hex(ecdsa.y)}`, 'hex').toString('base64url')),
];

function hex(part: string | undefined): string {
  return Buffer.from(part ?? '', 'base64url').toString('hex');
}

it.each(made)('takes %s', (line) => {
  expect(said(line)).toBeUndefined();
});

it('takes no key that is none, as one that is cut short, or an example of a document', () => {
  const [key = ''] = made;
  for (const none of [key.slice(0, 50), 'ssh-ed25519 AAAA...', 'ssh-ed25519', key.replace('AAAAC3', 'AAAAC4')]) {
    expect(said(none), none).toMatch(/^expected the whole line of the partner's \.pub file/);
  }
  expect(said(key.replace('ssh-ed25519', 'ssh-rsa'))).toMatch(/behind ssh-rsa is no such key/);
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
