import { callDemoOdoo } from '@quayside/runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { demoOrder } from '../support/demo-order.js';
import { testGateway, type TestGateway } from '../support/gateway.js';
import { waitFor } from '../support/wait-for.js';

let test: TestGateway;
beforeAll(async () => {
  test = await testGateway({});
  // What is validated from now on is told.
  await waitFor('receipts to be looked for', async () => {
    const began = await test.database.query(`select 1 from receipts_began where partner = 'acme'`);
    return began.length === 1;
  });
});
afterAll(() => test.stop());

const demo = () => {
  const found = test.gateway.runtime.connections.find(({ name }) => name === 'demo');
  if (!found) throw new Error('no demo connection');
  return found;
};

const receipts = z.array(z.looseObject({ id: z.number(), name: z.string() }));

describe('a receipt that is validated in Odoo', () => {
  it('is on show for its supplier, once', async () => {
    const { number } = await demoOrder(test, 'ACME');
    const domain = [['origin', '=', number]];
    const asked = { domain, fields: ['name'] };
    const [receipt] = await callDemoOdoo(demo(), 'stock.picking', 'search_read', asked, receipts);
    if (!receipt) throw new Error(`no receipt of ${number}`);
    const ofReceipt = { domain: [['picking_id', '=', receipt.id]], fields: ['product_id'] };
    const lines = await callDemoOdoo(
      demo(),
      'stock.move.line',
      'search_read',
      ofReceipt,
      z.array(z.looseObject({ id: z.number() })),
    );
    for (const { id } of lines) {
      await callDemoOdoo(
        demo(),
        'stock.move.line',
        'write',
        { ids: [id], vals: { lot_name: `LOT-${id}` } },
        z.unknown(),
      );
    }
    await callDemoOdoo(demo(), 'stock.picking', 'button_validate', { ids: [receipt.id] }, z.unknown());
    const mailbox = await test.mailbox('acme');
    const named = async () =>
      (await mailbox.list('out')).map(({ name }) => name).filter((name) => name.startsWith(`861-${number}-`));
    const name = await waitFor('the advice', async () => (await named())[0]);
    expect(name).toBe(`861-${number}-${receipt.name.replaceAll('/', '_')}.x12`);
    const text = String(await mailbox.get('out', name));
    const segments = text.split(text.charAt(105)).map((each) => each.trim().split(text.charAt(3)));
    expect(segments.find(([tag]) => tag === 'BRA')?.[1]).toBe(receipt.name);
    expect(segments.find(([tag]) => tag === 'PRF')?.[1]).toBe(number);
    expect(segments.filter(([tag]) => tag === 'RCD').length).toBeGreaterThan(0);
    await mailbox.close();
    const rows = await test.database.query('select 1 from advised_receipt where order_number = $1', [number]);
    expect(rows).toHaveLength(1);
  });
});
