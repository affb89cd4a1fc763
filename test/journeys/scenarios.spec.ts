import { orderFromDemoVendor } from '@quayside/runtime';
import { scenarioNames, simulate, type ScenarioName } from '@quayside/simulator';
import { must } from '@quayside/std';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testGateway, type TestGateway } from '../support/gateway.js';

// Every scenario of the simulator, played by a supplier of each format over SFTP, through to Odoo or to the person who decides.

let test: TestGateway;
let controlNumber = 500_000;
beforeAll(async () => {
  test = await testGateway();
});
afterAll(() => test.stop());

/** What became of each file, in their order: the state of its document, or of its arrival where it gave none. */
async function play(partnerId: string, scenario: ScenarioName): Promise<string[]> {
  const { runtime } = test.gateway;
  const odoo = runtime.connections.find((each) => each.name === 'demo');
  const live = await runtime.ports.partners.byId(partnerId);
  if (!odoo || !live) throw new Error('the demo is not there');
  const vendor = live.partner.profile.odoo.vendor.ref ?? '';
  const number = await orderFromDemoVendor(odoo, vendor, [40, 10]);
  const order = await test.order(number, vendor);
  controlNumber += 100;
  const files = must(simulate(live.partner, order, scenario, { at: new Date(), controlNumber }));
  const states: string[] = [];
  for (const file of files) {
    const dropped = await test.drop(file.name, Buffer.from(file.bytes), partnerId);
    const [document] = dropped.documents;
    const [exception] = dropped.exceptions;
    const state = document?.state ?? dropped.arrivals[0]?.state ?? dropped.file.state;
    states.push(exception ? `${state} for ${exception.owner}: ${exception.code}` : state);
  }
  return states;
}

const delivered = 'delivered';
const beyond = (owner: string) => `held for ${owner}: beyond-tolerance`;

/** What becomes of the files of a scenario. */
const outcomes: Readonly<Record<ScenarioName, readonly string[]>> = {
  clean: [delivered, delivered, delivered],
  'short-shipment': [delivered, delivered, delivered],
  backorder: [delivered],
  substitution: [beyond('procurement')],
  'price-change': [beyond('procurement')],
  'date-change': [delivered],
  'split-shipment': [delivered, delivered],
  'over-invoice': [beyond('procurement')],
  duplicate: [delivered, 'duplicate'],
  resend: [delivered, 'duplicate'],
  'wrong-unit': ['held for onboarding: unit-unknown'],
  'n2-mistake': [beyond('finance')],
  'replaced-asn': [delivered, delivered],
  'cancelled-asn': [delivered, beyond('procurement')],
  'broken-envelope': ['rejected'],
};

/** Where it was agreed otherwise: tolerances, what happens beyond them, and CSV files, which have no envelope to break. */
const agreedOtherwise: Readonly<Record<string, Partial<typeof outcomes>>> = {
  nordwind: { 'date-change': [beyond('warehouse')], 'over-invoice': [delivered] },
  kern: { 'broken-envelope': ['unreadable for onboarding: csv-syntax'] },
};

describe.each(['acme', 'nordwind', 'kern'])('%s', (partner) => {
  it.each(scenarioNames)('plays %s', async (scenario) => {
    expect(await play(partner, scenario)).toEqual(agreedOtherwise[partner]?.[scenario] ?? outcomes[scenario]);
  });
});
