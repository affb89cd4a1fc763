import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from '../../contract/erp/world.js';
import { testGateway, type TestGateway } from '../../support/gateway.js';
import { waitFor } from '../../support/wait-for.js';
import { acknowledgement, interchange, invoice, shipNotice, type Line } from '../../support/x12.js';
import { isWithout, odooServer } from './odoo-server.js';

// The whole way once with nothing of ours at either end but the supplier's files: SFTP in, a real Odoo 19 behind.

describe.skipIf(isWithout(19))('three files of a supplier', () => {
  let world: World;
  let test: TestGateway;

  beforeAll(async () => {
    const server = await odooServer();
    world = await makeWorld(server);
    test = await testGateway({ ODOO_URL: server.url, ODOO_DB: server.db ?? '', ODOO_API_KEY: server.apiKey });
    const profile = path.join(test.profiles, 'acme.yaml');
    const text = await readFile(profile, 'utf8');
    await writeFile(
      profile,
      text.replace('connection: demo', 'connection: default').replace('ref: ACME', `ref: ${world.vendor.ref}`),
    );
    await waitFor('the profile to be live', async () => {
      const live = await test.gateway.runtime.ports.partners.byId('acme');
      return live?.partner.profile.odoo.connection === 'default';
    });
  });
  afterAll(async () => test?.stop());

  it('become a confirmed order, a prepared receipt and a draft bill in Odoo, and are answered with 997s', async () => {
    const order = await world.order([
      { goods: world.bolt, quantity: 100, price: 1.25 },
      { goods: world.resin, quantity: 10, price: 18.4 },
    ]);
    const read = await world.erp().readOrder(order);
    const lines: Line[] = (read?.lines ?? []).map(({ number, item, quantity, price }) => ({
      number,
      item: item.buyer ?? '',
      quantity: quantity.value,
      price: price?.amount ?? '0',
    }));
    expect(lines).toHaveLength(2);
    const bill = `INV-${order}`;
    const files = [
      ['855.x12', acknowledgement(order, lines, 'SO-REAL')],
      ['856.x12', shipNotice(`ASN-${order}`, order, lines)],
      ['810.x12', invoice(bill, order, lines, '30900')],
    ] as const;
    for (const [index, [name, set]] of files.entries()) {
      const dropped = await test.drop(name, interchange([set], { control: String(index + 1).padStart(9, '0') }));
      expect(dropped.exceptions).toEqual([]);
      expect(dropped.documents).toMatchObject([{ state: 'delivered' }]);
    }

    const [found] = await world.raw.read(
      'purchase.order',
      [['name', '=', order]],
      ['partner_ref', 'acknowledged', 'picking_ids'],
    );
    expect(found).toMatchObject({ partner_ref: 'SO-REAL', acknowledged: true });
    const moves = await world.raw.read(
      'stock.move.line',
      [['picking_id', 'in', found?.['picking_ids']]],
      ['quantity', 'state', 'product_id'],
    );
    expect(moves.map((each) => each['quantity']).sort()).toEqual([10, 100]);
    expect(moves.every((each) => each['state'] !== 'done')).toBe(true);
    const bills = await world.raw.read('account.move', [['ref', '=', bill]], ['state', 'amount_untaxed']);
    expect(bills).toMatchObject([{ state: 'draft', amount_untaxed: 309 }]);
    const box = await test.mailbox();
    const answers = (await box.list('out')).filter((each) => each.name.startsWith('997-'));
    await box.close();
    expect(answers).toHaveLength(3);
  });
});
