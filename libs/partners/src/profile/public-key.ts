import { z } from 'zod';

/** Strings in the blob of a key, by its type (RFC 4253 section 6.6, RFC 5656 section 3.1, RFC 8709 section 4). */
const parts: Readonly<Record<string, number>> = {
  'ssh-ed25519': 2,
  'ssh-rsa': 3,
  'ecdsa-sha2-nistp256': 3,
  'ecdsa-sha2-nistp384': 3,
  'ecdsa-sha2-nistp521': 3,
};

/** A public key of OpenSSH in one line: type, blob in base64, and a comment or none. */
export const publicKey = z.string().superRefine((line, context) => {
  const fault = faultOf(line);
  if (fault !== undefined) context.addIssue(fault);
});

function faultOf(line: string): string | undefined {
  const [type = '', blob = ''] = line.trim().split(/\s+/);
  if (!(type in parts)) {
    return `expected a key line that begins with one of ${Object.keys(parts).join(', ')}, as in the .pub file of the partner`;
  }
  if (isKey(type, blob)) return undefined;
  return `expected the whole line of the partner's .pub file: what stands behind ${type} is no such key`;
}

function isKey(type: string, base64: string): boolean {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return false;
  const strings = stringsIn(Buffer.from(base64, 'base64')) ?? [];
  const [name, key] = strings;
  if (strings.length !== parts[type] || name?.toString() !== type) return false;
  return type !== 'ssh-ed25519' || key?.length === 32;
}

/** Strings of the SSH wire format, each behind its length in four bytes; nothing where they do not fill the blob. */
function stringsIn(blob: Buffer): Buffer[] | undefined {
  const all: Buffer[] = [];
  let at = 0;
  while (at + 4 <= blob.length) {
    const end = at + 4 + blob.readUInt32BE(at);
    if (end > blob.length) return undefined;
    all.push(blob.subarray(at + 4, end));
    at = end;
  }
  return at === blob.length ? all : undefined;
}
