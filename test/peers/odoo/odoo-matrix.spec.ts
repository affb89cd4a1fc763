import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Order } from '@quayside/canonical';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from '../../contract/erp/world.js';
import { testGateway, type TestGateway } from '../../support/gateway.js';
import { waitFor } from '../../support/wait-for.js';
import { actInOdoo, placeOrder, preparePlaces, type Places } from './matrix/buyer.js';
import { readCases, type Case, type Expected } from './matrix/case.js';
import { readBack } from './matrix/read-back.js';
import { sentBy } from './matrix/supplier.js';
import { isWithout, odooServer, type OdooVersion } from './odoo-server.js';

// What the simulator sends goes in by SFTP and is delivered to a real Odoo; what is there then is what a person wrote down in
// matrix/cases. `npm run test:odoo` plays all of them, `npm run test:peers` those that are marked.

const versions: readonly OdooVersion[] = [19, 14];
const isWhole = process.env['QUAYSIDE_TEST_MATRIX'] === 'whole';
const only = process.env['QUAYSIDE_TEST_CASE'];

describe.each(versions)('a supplier, a buyer and a warehouse on Odoo %i', (version) => {
  describe.skipIf(isWithout(version))('leave behind what a person would have typed', () => {
    let world: World;
    let places: Places;
    let test: TestGateway;
    let control = 0;

    beforeAll(async () => {
      const server = await odooServer(version);
      world = await makeWorld(server);
      places = await preparePlaces(world);
      test = await testGateway({
        ODOO_URL: server.url,
        ODOO_DB: server.db ?? '',
        ODOO_API_KEY: server.apiKey,
        ...(server.login === undefined ? {} : { ODOO_LOGIN: server.login }),
      });
      await agree(test, 'acme', `connection: default\n  vendor: { ref: ${world.vendor.ref} }`);
      const second = `connection: default\n  company: ${places.secondCompany}\n  vendor: { ref: ${world.vendor.ref} }`;
      await agree(test, 'nordwind', second);
    });
    afterAll(async () => test?.stop());

    const played = readCases().filter(
      (each) => each.only.includes(version) && (only === undefined ? isWhole || each.always : each.name === only),
    );

    it.each(played)('$name: $about', async (each) => {
      const number = await placeOrder(world, places, each);
      await play(each, number);
      const expected = expectedOn(version, each);
      expect(await readBack(world, number, expected)).toMatchObject(expected);
    });

    async function play(each: Case, number: string): Promise<void> {
      const login = each.order.company === 'second' ? 'nordwind' : 'acme';
      const live = await test.gateway.runtime.ports.partners.byId(login);
      if (!live) throw new Error(`no live profile of ${login}`);
      const order = await orderOf(each, number);
      for (const step of each.steps) {
        if (await actInOdoo(world, number, step)) continue;
        control += 1;
        const sent = sentBy(live.partner, order, step, control);
        if (!sent) throw new Error(`nobody takes the step ${JSON.stringify(step)}`);
        const dropped = await test.drop(`${number}-${control}-${sent.kind}`, sent.bytes, login);
        const what = `${sent.kind} of ${number}: ${JSON.stringify(dropped)}`;
        expect(
          dropped.exceptions.map((one) => one.code),
          what,
        ).toEqual(sent.because);
        expect(
          dropped.documents.map((one) => one.state),
          what,
        ).toEqual([sent.outcome]);
      }
    }

    async function orderOf(each: Case, number: string): Promise<Order> {
      const company = each.order.company === 'second' ? { company: places.secondCompany } : {};
      const address = { connection: 'default', ...company, vendor: { ref: world.vendor.ref } };
      const order = await test.gateway.runtime.ports.erp(address).readOrder(number);
      if (!order) throw new Error(`the gateway knows no order ${number}`);
      return order;
    }
  });
});

/** What is expected of the first version to have the rest as well. */
function expectedOn(version: OdooVersion, { expected, on14 }: Case): Expected {
  if (version !== 14 || !on14) return expected;
  return {
    order: on14.order ?? expected.order,
    lines: on14.lines ?? expected.lines,
    receipts: on14.receipts ?? expected.receipts,
    bills: on14.bills ?? expected.bills,
    lots: on14.lots ?? expected.lots,
    activities: expected.activities,
  };
}

/** The demo partner's profile, for this Odoo. */
async function agree(test: TestGateway, partner: string, odoo: string): Promise<void> {
  const file = path.join(test.profiles, `${partner}.yaml`);
  const text = await readFile(file, 'utf8');
  const charges = "invoices: { charges: [{ account: '610000' }] }";
  await writeFile(file, `${text.replace(/connection: demo\n {2}vendor: .*/, odoo)}${charges}\n`);
  await waitFor(`the profile of ${partner} to be live`, async () => {
    const live = await test.gateway.runtime.ports.partners.byId(partner);
    return live?.partner.profile.odoo.connection === 'default';
  });
}
