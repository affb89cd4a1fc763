import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

export const alert = 'QuaysidePartnerAway';

// Port 9 of loopback answers nobody.
const away = `channels:
  - kind: sftp-poll
    name: acme-there
    host: 127.0.0.1
    port: 9
    login: quayside
    password: { secret: acme-there }
    every: 1s
    fetch: { folders: [out] }
`;
export const stage = {
  profile: (text) => text.replace('channels:\n', away),
  environment: async () => ({
    QUAYSIDE_SECRET_ACME_THERE: 'of no matter',
    QUAYSIDE_ALLOW_ADDRESSES: '127.0.0.1/32',
  }),
};

/** The partner says that its server is gone for good: the channel leaves the profile. */
export async function run({ setup }, { fires, settles }) {
  await fires(alert);
  const file = path.join(setup.profiles, 'acme.yaml');
  await writeFile(file, (await readFile(file, 'utf8')).replace(away, 'channels:\n'));
  await settles(alert);
}
