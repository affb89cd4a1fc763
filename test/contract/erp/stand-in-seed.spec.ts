import { orderSchema } from '@quayside/canonical';
import { createOdooErp } from '@quayside/odoo';
import { memoryRecords, seedStandIn, type StandIn, startStandIn } from '@quayside/odoo-stand-in';
import { afterAll, beforeAll, expect, it } from 'vitest';

const records = memoryRecords();
const apiKey = 'demo-key';
let standIn: StandIn;
let numbers: readonly string[];

beforeAll(async () => {
  numbers = await seedStandIn({ records, today: '2026-11-24' });
  standIn = await startStandIn({ records, apiKey });
});
afterAll(() => standIn.close());

function erpOf(ref: string) {
  const address = { connection: 'demo', vendor: { ref } };
  return createOdooErp({ name: 'demo', url: standIn.url, apiKey, timeoutMs: 5000, address });
}

const vendors = ['ACME', 'NORDWIND', 'KERN'];

it('gives the demo vendors confirmed orders under the same numbers each time', async () => {
  const of: Record<string, readonly string[]> = {};
  for (const ref of vendors) of[ref] = await erpOf(ref).knownOrders(numbers);
  expect(of).toEqual({
    ACME: ['P00001', 'P00002', 'P00005', 'P00006'],
    NORDWIND: ['P00003', 'P00004', 'P00007', 'P00008'],
    KERN: ['P00009', 'P00010'],
  });
});

it('makes orders that are orders', async () => {
  for (const number of numbers) {
    const read = await Promise.all(vendors.map((ref) => erpOf(ref).readOrder(number)));
    const order = read.find((each) => each !== undefined);
    expect(orderSchema.safeParse(order)).toMatchObject({ success: true });
    expect(order?.state).toBe('confirmed');
  }
  const first = await erpOf('ACME').readOrder('P00001');
  expect(first?.lines.map((line) => [line.number, line.item.buyer, line.price?.amount, line.deliveryDate])).toEqual([
    ['1', 'BOLT-M8', '18.4', '2026-12-08'],
    ['2', 'GEAR-20', '50', '2026-12-08'],
    ['3', 'BOLT-M10', '18.4', '2026-12-08'],
  ]);
});

it('changes nothing when it is called again', async () => {
  const before = records.all();
  expect(await seedStandIn({ records, today: '2027-05-05' })).toEqual(numbers);
  expect(records.all()).toEqual(before);
});

it('keeps nothing of a call that fails', async () => {
  const before = records.all();
  const failed = records.transaction(async (transaction) => {
    await transaction.put([{ model: 'res.partner', id: 99, values: {} }]);
    throw new Error('half way');
  });
  await expect(failed).rejects.toThrow('half way');
  expect(records.all()).toEqual(before);
});

it('shows a record to who follows a link, without running what a partner wrote', async () => {
  const page = await fetch(erpOf('ACME').url({ model: 'purchase.order', id: 1 }));
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await page.text()).toContain('P00001');
  expect((await fetch(`${standIn.url}/odoo/purchase.order/999`)).status).toBe(404);
});
