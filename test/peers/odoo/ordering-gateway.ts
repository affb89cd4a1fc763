import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeWorld, type World } from '../../contract/erp/world.js';
import { adminPassword, testGateway, type TestGateway } from '../../support/gateway.js';
import { waitFor } from '../../support/wait-for.js';
import { sftpProgram, type SftpProgram } from '../openssh/sftp-program.js';
import { odooServer, type OdooVersion } from './odoo-server.js';

/** A gateway that sends the orders of a real Odoo to a supplier who fetches them with OpenSSH. */
export interface OrderingGateway {
  readonly world: World;
  readonly test: TestGateway;
  /** The files in the supplier's folder that are about this order. */
  shown(number: string): Promise<readonly string[]>;
  /** Waits until the file is there, and fetches it. */
  fetched(name: string): Promise<string>;
  /** As the page of the order has them: `1 order sent`. */
  versions(number: string): Promise<readonly string[]>;
  stop(): Promise<void>;
}

/** The supplier may promise a tenth less than was ordered; what is within its tolerances is written into the order. */
export async function orderingGateway(version: OdooVersion): Promise<OrderingGateway> {
  const server = await odooServer(version);
  const world = await makeWorld(server);
  const test = await testGateway({
    ...{ ODOO_URL: server.url, ODOO_DB: server.db ?? '', ODOO_API_KEY: server.apiKey },
    ...(server.login === undefined ? {} : { ODOO_LOGIN: server.login }),
  });
  const supplier = await sftpProgram('acme', () => test.gateway.state.sftp?.port);
  const stop = async () => {
    await test.stop();
    await supplier.close();
  };
  try {
    await agree(test, world.vendor.ref, supplier.publicKey);
    return { world, test, stop, ...(await reading(test, supplier)) };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function reading(
  test: TestGateway,
  supplier: SftpProgram,
): Promise<Omit<OrderingGateway, 'world' | 'test' | 'stop'>> {
  const cookie = await signIn(test);
  return {
    shown: async (number) => (await supplier.list('out')).filter((name) => name.includes(`-${number}-`)),
    fetched: async (name) => {
      await waitFor(`${name} to be on show`, async () => (await supplier.list('out')).includes(name));
      return supplier.get(`out/${name}`);
    },
    versions: async (number) => {
      const response = await fetch(`${test.url}/api/orders/${number}`, { headers: { cookie } });
      const page = (await response.json()) as { versions: { version: number; kind: string; state: string }[] };
      return page.versions.map((each) => `${each.version} ${each.kind} ${each.state}`);
    },
  };
}

async function agree(test: TestGateway, vendor: string, key: string): Promise<void> {
  const file = path.join(test.profiles, 'acme.yaml');
  const text = await readFile(file, 'utf8');
  const agreed = text
    .replace(/connection: demo\n {2}vendor: .*/, `connection: default\n  vendor: { ref: ${vendor} }`)
    .replace(/^(\s+)login: acme$/m, `$1login: acme\n$1publicKeys: ['${key}']`)
    .replace('quantityUnder: { percent: 0 }', 'quantityUnder: { percent: 10 }');
  await writeFile(file, `${agreed}withinTolerance: { price: write, quantity: write }\n`);
  await waitFor('the profile to be live', async () => {
    const live = await test.gateway.runtime.ports.partners.byId('acme');
    return live?.partner.profile.odoo.connection === 'default';
  });
}

async function signIn(test: TestGateway): Promise<string> {
  const response = await fetch(`${test.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'admin', password: adminPassword }),
  });
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** Long enough for whatever was to follow: the gateway of the tests looks each second. */
export function looksPass(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 4000));
}
