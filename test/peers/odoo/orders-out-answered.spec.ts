import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { interchange } from '../../support/x12.js';
import { actInOdoo } from './matrix/buyer.js';
import { isWithout, type OdooVersion } from './odoo-server.js';
import { looksPass, orderingGateway, type OrderingGateway } from './ordering-gateway.js';
import { linesOf, picked, segmentsOf, textOf } from './said-in-x12.js';
import { lineIds, press, typeOrder } from './typed-order.js';

// What a supplier's answer changes in a real Odoo is seen there as a write like any other, and must not go back to the supplier.
// Played by `npm run test:odoo`.

const versions: readonly OdooVersion[] = [19, 14];
const isWhole = process.env['QUAYSIDE_TEST_MATRIX'] === 'whole';

describe.each(versions)('an order of a real Odoo %i', (version) => {
  describe.skipIf(!isWhole || isWithout(version))('that took over less, dearer and later from an answer', () => {
    let gateway: OrderingGateway;
    let number: string;
    let ids: readonly string[];

    beforeAll(async () => {
      gateway = await orderingGateway(version);
      const { world } = gateway;
      number = await typeOrder(world);
      ids = await lineIds(world, number);
      await press(world, number, 'button_confirm');
      await gateway.fetched(`850-${number}-1.x12`);
    });
    afterAll(async () => gateway?.stop());

    it('has it in Odoo, and is not sent back', async () => {
      const { world, test } = gateway;
      const { documents, exceptions } = await test.drop('855.x12', interchange([answer()]));
      expect(exceptions).toEqual([]);
      expect(documents).toMatchObject([{ state: 'delivered' }]);
      const fields = ['product_qty', 'price_unit', 'date_planned'];
      const rows = await world.raw.read('purchase.order.line', [['order_id.name', '=', number]], fields);
      expect(rows).toMatchObject([
        { product_qty: 95, price_unit: 1.25, date_planned: expect.stringMatching(/^2027-01-21/) as unknown },
        { product_qty: 10, price_unit: 18.45, date_planned: expect.stringMatching(/^2027-01-21/) as unknown },
      ]);
      await looksPass();
      expect(await gateway.versions(number)).toEqual(['1 order acknowledged']);
      expect((await gateway.shown(number)).filter((name) => name.startsWith('860'))).toEqual([]);
    });

    it('says of the next change of its buyer only that', async () => {
      await actInOdoo(gateway.world, number, { changes: { line: 1, quantity: 97 } });
      const segments = segmentsOf(await gateway.fetched(`860-${number}-2.x12`));
      const raised = ['POC', { 1: ids[0] ?? '', 2: 'QI', 3: '97', 6: '1.25' }] as const;
      expect(picked(segments, raised), textOf(segments)).toContainEqual(raised);
      expect(linesOf(segments), textOf(segments)).toHaveLength(1);
      await looksPass();
      expect(await gateway.versions(number)).toEqual(['1 order acknowledged', '2 order-change sent']);
    });

    function answer(): readonly string[] {
      const { bolt, resin } = gateway.world;
      const [first = '', second = ''] = ids;
      return [
        ...['855', `BAK*00*AC*${number}*20261123`, `REF*VN*SO-${number}`],
        ...[`PO1*${first}*100*EA*1.25**BP*${bolt.code}`, 'ACK*IQ*95*EA*067*20270121'],
        ...[`PO1*${second}*10*EA*18.45**BP*${resin.code}`, 'ACK*IP*10*EA*067*20270121'],
        'CTT*2',
      ];
    }
  });
});
