import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { memoryRecords, seedStandIn, startStandIn, type StandIn } from '@quayside/odoo-stand-in';
import { freePort } from '@quayside/runtime';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lookAt, testGateway, type TestGateway } from '../support/gateway.js';
import { waitFor } from '../support/wait-for.js';
import { interchange } from '../support/x12.js';

// Odoo is cut off while a supplier sends: nothing is lost, the console knows since when, and it goes on by itself.

let test: TestGateway;
let port: number;
let odoo: StandIn | undefined;
const records = memoryRecords();

beforeAll(async () => {
  port = await freePort();
  await seedStandIn({ records });
  test = await testGateway({ ODOO_URL: `http://127.0.0.1:${port}`, ODOO_DB: 'prod', ODOO_API_KEY: 'key' });
  const profile = path.join(test.profiles, 'acme.yaml');
  await writeFile(profile, (await readFile(profile, 'utf8')).replace('connection: demo', 'connection: default'));
  await waitFor('the profile to be live', async () => {
    const live = await test.gateway.runtime.ports.partners.byId('acme');
    return live?.partner.profile.odoo.connection === 'default';
  });
});
afterAll(async () => {
  await odoo?.close();
  await test.stop();
});

it('keeps what arrives while Odoo is down, acknowledges it, and delivers when Odoo is back', async () => {
  const box = await test.mailbox();
  await box.put(
    'in',
    'while-away.x12',
    interchange([['855', 'BAK*00*AT*P00001*20261123', 'REF*VN*SO-7']], { control: '000000700' }),
  );
  const [file] = await test.database.query<{ id: string }>(`select id from file where name = 'while-away.x12'`);
  const failing = await waitFor('the outage to be noted', async () => {
    const state = await test.gateway.runtime.ports.store.system('odoo:default');
    return state?.failingSince ? state : undefined;
  });
  expect(failing.error).toMatch(/127\.0\.0\.1/);
  // Whoever looks for orders may have noted it before the file was read.
  const waiting = await waitFor('the document to be read', async () => {
    const seen = await lookAt(test.database, file?.id ?? '');
    return seen.documents.length > 0 ? seen : undefined;
  });
  expect(waiting.documents).toMatchObject([{ state: 'accepted' }]);
  expect(waiting.exceptions).toEqual([]);
  await waitFor('the 997', async () => (await box.list('out')).some((each) => each.name.startsWith('997-000000700')));
  await box.close();

  odoo = await startStandIn({ records, apiKey: 'key', port });
  await waitFor(
    'the delivery',
    async () => (await lookAt(test.database, file?.id ?? '')).documents[0]?.state === 'delivered',
    60_000,
  );
  const order = await test.gateway.runtime.ports
    .erp({ connection: 'default', vendor: { ref: 'ACME' } })
    .readOrder('P00001');
  expect(order?.supplierReference).toBe('SO-7');
  const after = await test.gateway.runtime.ports.store.system('odoo:default');
  expect(after?.failingSince).toBeNull();
});
