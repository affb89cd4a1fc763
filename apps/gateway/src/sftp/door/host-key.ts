import { createHash } from 'node:crypto';
import { newKeyPair } from '@quayside/channels';
import type { Settings } from '@quayside/store';
import ssh2 from 'ssh2';
import { z } from 'zod';

const stored = z.object({ ed25519: z.string(), rsa: z.string() });

/** The server's own keys: made at the first start, the same for every process and every later start. */
export async function hostKeys(settings: Settings): Promise<readonly string[]> {
  const keys = stored.parse(
    await settings.once('sftp-host-keys', () => ({
      ed25519: newKeyPair('ed25519').private,
      rsa: newKeyPair('rsa').private,
    })),
  );
  return [keys.ed25519, keys.rsa];
}

type HostKeys = ssh2.ServerConfig['hostKeys'];

/**
 * The keys as a port offers them. ssh2 offers an RSA key with SHA-1 whatever its algorithms say, so where that is unwanted the
 * key is given to it under the names of the other hashes: by these it looks up what to sign with.
 */
export function offeredKeys(keys: readonly string[], algorithms: 'modern' | 'legacy'): HostKeys {
  if (algorithms === 'legacy') return [...keys];
  return keys.flatMap<HostKeys[number]>((text) => {
    const key = ssh2.utils.parseKey(text);
    if (key instanceof Error || key.type !== 'ssh-rsa') return [text];
    const named = (type: string) => ({ key: Object.create(key, { type: { value: type } }) as string });
    return [named('rsa-sha2-512'), named('rsa-sha2-256')];
  });
}

/** "SHA256:..." as ssh clients show it at the first connection. */
export function fingerprint(privateKey: string): string {
  const key = ssh2.utils.parseKey(privateKey);
  if (key instanceof Error) throw key;
  return `SHA256:${createHash('sha256').update(key.getPublicSSH()).digest('base64').replace(/=+$/, '')}`;
}
