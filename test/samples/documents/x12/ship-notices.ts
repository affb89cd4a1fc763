import fc from 'fast-check';
import { sscc } from '../sscc.js';
import * as v from './values.js';

const weight = fc.record({ value: v.decimals(1), unit: fc.constant('KGM') });
const pack = fc.record({ sscc, trackingNumber: v.text, weight }, { requiredKeys: [] });
const shipped = fc.record(
  {
    number: v.text,
    item: v.item,
    quantity: v.quantity,
    shippedToDate: v.decimals(1),
    ordered: v.quantity,
    lot: v.text,
    expiry: v.date,
    serials: fc.uniqueArray(v.text, { minLength: 1, maxLength: 3 }),
    packaging: v.packaging,
    ...v.commonLine,
  },
  { requiredKeys: ['quantity', 'item'] },
);
const carton = fc.record({
  pack,
  inner: fc.option(pack, { nil: undefined }),
  lines: v.some(shipped, 2),
});
const pallet = fc.record({ pack: fc.option(pack, { nil: undefined }), cartons: v.some(carton, 2) });
const shippedOrder = fc.record({
  number: v.text,
  loose: fc.array(shipped, { maxLength: 1 }),
  pallets: v.some(pallet, 2),
});
type ShippedOrder = typeof shippedOrder extends fc.Arbitrary<infer T> ? T : never;

// Orders, in them pallets or cartons, in them items: in the order in which a tree is written from the top down.
function treeOf(orders: readonly ShippedOrder[]): { packs: object[]; lines: object[] } {
  const packs: object[] = [];
  const lines: object[] = [];
  const stand = (kind: string, said: object | undefined, parent: string | undefined): string | undefined => {
    if (!said) return parent;
    const id = `pack-${packs.length + 1}`;
    packs.push({ id, kind, ...(parent !== undefined && { parent }), ...said });
    return id;
  };
  for (const order of orders) {
    for (const each of order.pallets) {
      const on = stand('pallet', each.pack, undefined);
      for (const { pack: said, inner, lines: held } of each.cartons) {
        const id = stand('inner', inner, stand('carton', said, on));
        lines.push(...held.map((line) => ({ ...line, orderNumber: order.number, pack: id })));
      }
    }
    lines.push(...order.loose.map((line) => ({ ...line, orderNumber: order.number })));
  }
  return { packs, lines };
}

export const x12ShipNotices = fc
  .record(
    {
      ...v.common,
      time: fc.integer({ min: 0, max: 1439 }),
      purpose: fc.constantFrom('original', 'cancellation', 'change', 'replace', 'duplicate'),
      currency: v.currency,
      shippedAt: v.date,
      deliveryDate: v.date,
      shipmentNumber: v.text,
      billOfLading: v.text,
      trackingNumber: v.text,
      carrier: v.carrier,
      deliveryTerms: v.deliveryTerms,
      equipment: v.some(
        fc.record(
          { kind: fc.constantFrom('TL', 'CN'), number: v.digits(6), seal: v.text },
          { requiredKeys: ['number'] },
        ),
        2,
      ),
      weight,
      volume: fc.record({ value: v.decimals(1), unit: fc.constant('X12:CR') }),
      packageCount: v.digits(2),
      notes: v.notes,
      orders: fc.uniqueArray(shippedOrder, { minLength: 1, maxLength: 2, selector: (each) => each.number }),
    },
    { requiredKeys: ['number', 'date', 'purpose', 'time', 'orders'] },
  )
  .map(({ orders, time, ...fields }) => {
    const clock = new Date(time * 60_000).toISOString().slice(11, 16);
    return v.parsed('ship-notice', {
      ...fields,
      orderNumber: orders[0]?.number,
      createdAt: `${fields.date}T${clock}:00+00:00`,
      ...treeOf(orders),
    });
  });
