import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { liveChannels } from '@quayside/exchange';
import { newApiKey } from '@quayside/partners';
import type { TestGateway } from './gateway.js';
import { waitFor } from './wait-for.js';

/** The keys that the demo profiles have. */
export const demoKeys = {
  acme: 'qsk_demo0001_only-for-the-demo-partners-no-secret-at-all',
  kern: 'qsk_demo0002_only-for-the-demo-partners-no-secret-at-all',
};

/** A key as a partner has it, and its item in the profile. */
export function makeKey(more = ''): { readonly key: string; readonly item: string } {
  const { key, hash } = newApiKey();
  return { key, item: `{ id: ${hash.id}, sha256: ${hash.sha256}${more} }` };
}

/** Gives a partner one more channel of the REST interface, and waits until it is live. */
export async function withRest(test: TestGateway, partner: string, name: string, settings: string): Promise<void> {
  const file = path.join(test.profiles, `${partner}.yaml`);
  const channel = `channels:\n  - kind: rest\n    name: ${name}\n${settings.replace(/^/gm, '    ')}\n`;
  await writeFile(file, (await readFile(file, 'utf8')).replace('channels:\n', channel));
  await waitFor(`${name} to be live`, async () =>
    (await liveChannels(test.gateway.runtime.ports.partners)).some((each) => each.account === name),
  );
}
