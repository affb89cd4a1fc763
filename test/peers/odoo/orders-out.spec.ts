import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { World } from '../../contract/erp/world.js';
import { waitFor } from '../../support/wait-for.js';
import { actInOdoo } from './matrix/buyer.js';
import { isWithout, type OdooVersion } from './odoo-server.js';
import { looksPass, orderingGateway, type OrderingGateway } from './ordering-gateway.js';
import { linesOf, picked, segmentsOf, textOf, type Said } from './said-in-x12.js';
import { addLine, lineIds, press, typeOrder } from './typed-order.js';

// A buyer works on one order in a real Odoo, and the supplier fetches with OpenSSH what came of it. What the files say is looked up
// by segment and place, not by the code that wrote them. `npm run test:odoo` plays all of it on both, `npm run test:peers` on 19
// what is marked.

const versions: readonly OdooVersion[] = [19, 14];
const isWhole = process.env['QUAYSIDE_TEST_MATRIX'] === 'whole';

interface Ordered {
  readonly world: World;
  readonly number: string;
  /** Of its lines, the first one first. */
  readonly ids: readonly string[];
}

interface Step {
  readonly name: string;
  readonly always?: true;
  act(ordered: Ordered): Promise<unknown>;
  readonly set: '850' | '860';
  readonly kind: 'order' | 'order-change' | 'order-cancellation';
  readonly says: (ordered: Ordered) => readonly Said[];
  /** The lines of the document. */
  readonly lines: number;
}

const change = (line: number, to: { quantity?: number; price?: number; date?: string }) => (ordered: Ordered) =>
  actInOdoo(ordered.world, ordered.number, { changes: { line, ...to } });

const steps: readonly Step[] = [
  {
    ...{ name: 'confirmed', always: true, kind: 'order', set: '850', lines: 2 },
    act: ({ world, number }) => press(world, number, 'button_confirm'),
    says: ({ world: { bolt, resin }, number, ids: [first = '', second = ''] }) => [
      ['BEG', { 1: '00', 2: 'SA', 3: number }],
      ['PO1', { 1: first, 2: '100', 3: 'EA', 4: '1.25', 6: 'BP', 7: bolt.code, 8: 'VP', 9: bolt.supplierCode }],
      ['PO1', { 1: second, 2: '10', 3: 'EA', 4: '18.4', 6: 'BP', 7: resin.code, 8: 'VP', 9: resin.supplierCode }],
      ['DTM', { 1: '002', 2: '20270120' }],
    ],
  },
  {
    ...{ name: 'raised in quantity', always: true, kind: 'order-change', set: '860', lines: 1 },
    act: change(1, { quantity: 120 }),
    says: ({ world: { bolt }, number, ids: [first = ''] }) => [
      ['BCH', { 1: '04', 2: 'SA', 3: number }],
      ['POC', { 1: first, 2: 'QI', 3: '120', 4: '120', 5: 'EA', 6: '1.25', 8: 'BP', 9: bolt.code }],
    ],
  },
  {
    ...{ name: 'changed in price', kind: 'order-change', set: '860', lines: 1 },
    act: change(2, { price: 18.9 }),
    says: ({ number, ids: [, second = ''] }) => [
      ['BCH', { 1: '04', 3: number }],
      ['POC', { 1: second, 2: 'PC', 3: '10', 5: 'EA', 6: '18.9' }],
    ],
  },
  {
    ...{ name: 'moved to another day', kind: 'order-change', set: '860', lines: 1 },
    act: change(1, { date: '2027-02-03' }),
    says: ({ number, ids: [first = ''] }) => [
      ['BCH', { 1: '04', 3: number }],
      ['POC', { 1: first, 2: 'CT', 3: '120' }],
      ['DTM', { 1: '002', 2: '20270203' }],
    ],
  },
  {
    ...{ name: 'given another line', kind: 'order-change', set: '860', lines: 1 },
    act: ({ world, number }) => addLine(world, number),
    says: ({ world: { pump }, number, ids: [, , third = ''] }) => [
      ['BCH', { 1: '04', 3: number }],
      ['POC', { 1: third, 2: 'AI', 3: '3', 5: 'EA', 6: '240', 8: 'BP', 9: pump.code }],
    ],
  },
  {
    ...{ name: 'left with nothing of a line', kind: 'order-change', set: '860', lines: 1 },
    act: change(2, { quantity: 0 }),
    says: ({ number, ids: [, second = ''] }) => [
      ['BCH', { 1: '04', 3: number }],
      ['POC', { 1: second, 2: 'DI' }],
    ],
  },
  {
    ...{ name: 'cancelled', always: true, kind: 'order-cancellation', set: '860', lines: 2 },
    act: ({ world, number }) => actInOdoo(world, number, { cancels: 'the order' }),
    says: ({ number, ids: [first = ''] }) => [
      ['BCH', { 1: '01', 3: number }],
      ['POC', { 1: first, 2: 'DI' }],
    ],
  },
  {
    ...{ name: 'taken back to a draft and confirmed again', kind: 'order', set: '850', lines: 2 },
    act: async ({ world, number }) => {
      await press(world, number, 'button_draft');
      await press(world, number, 'button_confirm');
    },
    says: ({ world: { pump }, number, ids: [first = '', , third = ''] }) => [
      ['BEG', { 1: '00', 2: 'SA', 3: number }],
      ['PO1', { 1: first, 2: '120', 4: '1.25' }],
      ['PO1', { 1: third, 2: '3', 4: '240', 6: 'BP', 7: pump.code }],
    ],
  },
];

describe.each(versions)('an order in a real Odoo %i', (version) => {
  const isPlayed = isWhole || version === 19;
  describe.skipIf(!isPlayed || isWithout(version))('reaches its supplier when it is', () => {
    let gateway: OrderingGateway;
    let number: string;
    const said: string[] = [];

    beforeAll(async () => {
      gateway = await orderingGateway(version);
      number = await typeOrder(gateway.world);
    });
    afterAll(async () => gateway?.stop());

    it.each(steps.filter(({ always }) => isWhole || always))('$name', async ({ act, kind, set, lines, says }) => {
      const { world, fetched } = gateway;
      await act({ world, number, ids: await lineIds(world, number) });
      said.push(`${said.length + 1} ${kind} sent`);
      const segments = segmentsOf(await fetched(`${set}-${number}-${said.length}.x12`));
      for (const each of says({ world, number, ids: await lineIds(world, number) })) {
        expect(picked(segments, each), textOf(segments)).toContainEqual(each);
      }
      expect(linesOf(segments), textOf(segments)).toHaveLength(lines);
      await waitFor('it to be sent', async () => (await gateway.versions(number)).at(-1)?.endsWith(' sent'));
      expect(await gateway.versions(number)).toEqual(said);
    });

    it('and not once more while nobody works on it', async () => {
      await looksPass();
      // What was fetched stays on show for a while.
      expect(await gateway.shown(number)).toHaveLength(said.length);
      expect(await gateway.versions(number)).toEqual(said);
    });
  });
});
