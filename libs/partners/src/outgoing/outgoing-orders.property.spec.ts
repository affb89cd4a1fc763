import { type CanonicalDocument, type Order, orderSchema, unitPrice } from '@quayside/canonical';
import { createInterchangeReader } from '@quayside/edi';
import { orderPartner } from '@quayside/samples/orders';
import { compare } from '@quayside/std';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Partner } from '../partner.js';
import { outgoingFile } from './outgoing-file.js';
import type { OutgoingFile } from './sending.js';

// Mostly what an order has, and now and then what makes trouble.
const number = fc.oneof(
  { weight: 20, arbitrary: fc.stringMatching(/^[A-Za-z0-9-]{0,12}[A-Za-z0-9]$/) },
  { weight: 1, arbitrary: fc.stringMatching(/^[A-Z*+':~^]{1,12}$/) },
);
const text = fc.oneof(
  { weight: 20, arbitrary: fc.string({ minLength: 1, maxLength: 120 }) },
  { weight: 10, arbitrary: fc.constantFrom('Bolt\nM8', '100 % * 2', "O'Brien + Söhne", 'word '.repeat(80)) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }) },
  { weight: 1, arbitrary: fc.constantFrom('Łódź', 'x'.repeat(300)) },
);
const said = text.map((each) => each.trim()).filter((each) => each !== '');
const amount = fc.oneof(
  fc.integer({ min: 1, max: 99_999 }).map((n) => String(n / 1000)),
  fc.constantFrom('0.00001', '123456789012', '0.333333333333'),
);
const day = fc.integer({ min: 10, max: 28 }).map((n) => `2027-02-${n}`);
const line = fc.record(
  {
    item: fc.record({ supplier: number, buyer: number, description: said }, { requiredKeys: [] }),
    quantity: fc.record({
      value: fc.oneof(amount, fc.constant('0')),
      unit: fc.oneof(
        { weight: 20, arbitrary: fc.constantFrom('EA', 'H87', 'KGM', 'XCS', 'MTR') },
        { weight: 1, arbitrary: fc.constantFrom('XDJ', 'Spool of 50') },
      ),
    }),
    price: fc.record({ amount, basis: fc.constantFrom('1', '100', '1000') }, { requiredKeys: ['amount'] }),
    deliveryDate: day,
    notes: fc.array(said, { maxLength: 2 }),
  },
  { requiredKeys: ['item', 'quantity'] },
);
const shipTo = fc.record({
  role: fc.constant('ship-to'),
  name: said,
  address: fc.record({ lines: fc.array(said, { minLength: 1, maxLength: 3 }), city: said, country: fc.constant('DE') }),
});
const orders = fc
  .record(
    {
      number: fc.stringMatching(/^P\d{5}$/),
      date: day,
      currency: fc.constantFrom('EUR', 'USD'),
      lines: fc.array(line, { minLength: 1, maxLength: 3 }),
      parties: fc.tuple(shipTo),
      notes: fc.array(said, { maxLength: 2 }),
    },
    { requiredKeys: ['number', 'date', 'currency', 'lines'] },
  )
  .map(({ lines, ...fields }) =>
    orderSchema.safeParse({
      ...{ type: 'order', ...fields, state: 'confirmed' },
      lines: lines.map((each, i) => ({ number: String(i + 1), ...each, received: '0' })),
    }),
  )
  .filter((parsed) => parsed.success)
  .map((parsed) => parsed.data);

const formats = [
  { format: 'x12' },
  { format: 'x12', release: '005010' },
  { format: 'edifact' },
  { format: 'edifact', release: 'D.01B' },
  { format: 'csv' },
  { format: 'xml' },
  { format: 'xml', set: 'cxml:OrderRequest' },
] as const;

it.each(formats)('an order that goes says all that it is about, and another one is held: %j', async (format) => {
  const [out, back] = (['out', 'in'] as const).map((direction) => orderPartner({ order: { ...format, direction } }));
  if (!out || !back) throw new Error('no partners');
  let went = 0;
  await fc.assert(
    fc.asyncProperty(orders, async (order) => {
      const sending = { from: 'us', at: new Date('2026-12-01T10:15:00Z'), controlNumber: 7, usage: 'live' } as const;
      const file = outgoingFile(out, order, sending);
      if (!file.ok) {
        for (const each of file.error)
          expect(each).toMatchObject({
            severity: 'fatal',
            owner: expect.stringMatching(/^(procurement|onboarding)$/) as string,
          });
        return;
      }
      went += 1;
      expect(outgoingFile(out, order, sending)).toEqual(file);
      const read = await readBack(back, file.value);
      if (read?.type !== 'order') throw new Error('no order');
      expect(essentials(read)).toEqual(essentials(order));
    }),
    { numRuns: 150 },
  );
  expect(went).toBeGreaterThan(5);
});

/** What the supplier acts upon, with prices as they are for one. */
function essentials({ number: name, date, currency, lines }: Order) {
  return {
    ...{ name, date, currency },
    lines: lines
      .filter(({ quantity }) => compare(quantity.value, '0' as never) !== 0)
      .map(({ number: line, item, quantity, price, deliveryDate }) => ({
        ...{ line, supplier: item.supplier, buyer: item.buyer, quantity, deliveryDate },
        price: price && unitPrice(price),
      })),
  };
}

async function readBack(partner: Partner, { format, bytes }: OutgoingFile): Promise<CanonicalDocument | undefined> {
  if (format === 'x12' || format === 'edifact') {
    const found: CanonicalDocument[] = [];
    const reader = createInterchangeReader({
      ...partner.reading,
      onSet: (set) => found.push(...partner.translate(set).documents.map(({ document }) => document)),
    });
    reader.push(bytes);
    reader.end();
    return found[0];
  }
  async function* chunks() {
    yield await Promise.resolve(bytes);
  }
  for await (const event of partner[format]?.read(chunks(), 0) ?? []) {
    if (event.kind === 'set') return event.translation.documents[0]?.document;
    expect(event.findings).toEqual([]);
  }
  return undefined;
}
