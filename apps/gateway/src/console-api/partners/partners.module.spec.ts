import type { LiveChannel, LivePartner } from '@quayside/exchange';
import { expect, it } from 'vitest';
import { featureApp } from '../../../../../test/support/feature-app.js';
import type { PartnerReads, WholePartner } from './partner-reads.js';
import { PartnersModule } from './partners.module.js';

const profile = {
  ...{ kind: 'supplier', carries: [], odoo: { connection: 'demo' }, documents: { invoice: {} } },
  identifiers: { x12: [{ qualifier: 'ZZ', id: 'ACME' }], edifact: [], gln: '4006381000000', cxml: [], peppol: [] },
};
const text = 'password: $argon2id$v=19$m=1$c2FsdA$aGFzaA\n';

const acme: WholePartner = {
  live: {
    ...{ release: 'r', number: 3, sources: { profile: { file: 'acme.yaml', text }, mappings: {} } },
    partner: { id: 'acme', name: 'Acme Components', stage: 'live', warnings: [], profile },
  } as unknown as LivePartner,
  releasedAt: new Date(0),
  channels: [
    { account: 'acme', settings: { kind: 'sftp-drop', login: 'acme', maxFileSize: 1000 } } as unknown as LiveChannel,
  ],
  carries: [],
  carriedBy: ['van'],
  problems: [{ file: 'acme.yaml', foundAt: new Date(0), findings: [{ code: 'c', severity: 'fatal', message: 'no' }] }],
};

const reads: PartnerReads = {
  names: () => Promise.resolve((id) => ({ id, name: id.toUpperCase() })),
  all: () => Promise.resolve([acme]),
  find: (id) => Promise.resolve(id === 'acme' ? acme : undefined),
};

it('shows partners as their live releases have them, without the hashes of their secrets', async () => {
  const app = await featureApp(PartnersModule.register(reads));
  const shown = (await app.inject('/api/partners/acme')).json<object>();
  expect(shown).toMatchObject({
    ...{
      release: 3,
      identifiers: ['X12 ZZ/ACME', 'GLN 4006381000000'],
      carries: [],
      carriedBy: [{ id: 'van', name: 'VAN' }],
    },
    ...{ channels: [{ login: 'acme' }], problems: [{ message: 'no' }], profile: 'password: (hash, not shown)\n' },
  });
  expect((await app.inject('/api/partners')).json()).toEqual({ rows: [shown], next: null });
});

it('says that there is no such partner', async () => {
  const app = await featureApp(PartnersModule.register(reads));
  const answer = await app.inject('/api/partners/nobody');
  expect([answer.statusCode, answer.json()]).toMatchObject([404, { detail: 'There is no such partner.' }]);
});
