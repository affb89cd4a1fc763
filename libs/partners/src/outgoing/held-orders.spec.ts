import { type Order, type OrderLine } from '@quayside/canonical';
import { orderPartner, workedOrder } from '@quayside/samples/orders';
import { must } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { outgoingFile } from './outgoing-file.js';
import type { Sending } from './sending.js';

const sending: Sending = { from: 'us', at: new Date('2026-12-01T10:15:00Z'), controlNumber: 7, usage: 'live' };

/** The worked order with its first line otherwise. */
function withLine(more: object, ofOrder: object = {}): Order {
  const { lines } = workedOrder();
  return workedOrder({ lines: lines.map((line, i) => (i === 0 ? { ...line, ...more } : line)), ...ofOrder });
}

function reasons(documents: object, order: Order, profile: object = {}) {
  const file = outgoingFile(orderPartner(documents, profile), order, sending);
  return file.ok ? [] : file.error.map(({ code, field, owner }) => [code, field, owner]);
}

function sentLine(documents: object, order: Order, profile: object = {}): OrderLine | undefined {
  const { bytes } = must(outgoingFile(orderPartner(documents, profile), order, sending));
  return (JSON.parse(Buffer.from(bytes).toString()) as Order).lines[0];
}

const json = { order: { format: 'json' } };
const edifact = { order: { format: 'edifact' } };
const without = (field: string) => ({ item: { ...workedOrder().lines[0]?.item, [field]: undefined } });

describe('an order is held before its buyer', () => {
  it.each([
    [{ item: { description: 'Bolt' } }, {}, ['order-incomplete', '/lines/0/item', 'procurement']],
    [
      without('supplier'),
      { requires: ['supplier-item'] },
      ['order-incomplete', '/lines/0/item/supplier', 'procurement'],
    ],
    [without('buyer'), { requires: ['buyer-item'] }, ['order-incomplete', '/lines/0/item/buyer', 'procurement']],
    [without('gtin'), { requires: ['gtin'] }, ['order-incomplete', '/lines/0/item/gtin', 'procurement']],
    [{ price: undefined }, { requires: ['price'] }, ['order-incomplete', '/lines/0/price', 'procurement']],
    [
      { deliveryDate: undefined },
      { requires: ['delivery-date'] },
      ['order-incomplete', '/lines/0/deliveryDate', 'procurement'],
    ],
  ])('where a line lacks what it must have: %j, %j', (line, agreed, reason) => {
    const order = withLine(JSON.parse(JSON.stringify(line)) as object);
    const whole = { ...order, lines: order.lines.map((each, i) => (i === 0 ? { ...each, ...line } : each)) };
    const found = reasons({ order: agreed }, JSON.parse(JSON.stringify(whole)) as Order);
    expect(found).toContainEqual(reason);
    expect(found.filter(([, field]) => field?.startsWith('/lines/0'))).toEqual([reason]);
  });

  it('where nobody knows where the goods go', () => {
    expect(reasons({ order: { requires: ['ship-to'] } }, workedOrder({ parties: [] }))).toEqual([
      ['order-incomplete', '/parties', 'procurement'],
    ]);
    expect(reasons({ order: { requires: ['ship-to'] } }, workedOrder())).toEqual([]);
  });

  it('where nothing is ordered', () => {
    const lines = [{ number: '1', item: { buyer: 'CAP-1' }, quantity: { value: '0', unit: 'EA' } }];
    expect(reasons(json, workedOrder({ lines }))).toEqual([['order-incomplete', '/lines', 'procurement']]);
  });

  it("where cXML lacks the supplier's number, by which it names items", () => {
    const documents = { order: { format: 'xml', set: 'cxml:OrderRequest' } };
    expect(reasons(documents, withLine(JSON.parse(JSON.stringify(without('supplier'))) as object))).toEqual([
      ['order-incomplete', '/lines/0/item/supplier', 'procurement'],
    ]);
  });
});

describe('an order is held before who keeps the profile', () => {
  it.each([
    ['x12', 'Spool of 50'],
    ['edifact', 'Spool of 50'],
    ['csv', 'Spool of 50'],
    ['json', 'Spool of 50'],
    ['x12', 'XDJ'],
  ])('where a unit has no code: %s, %s', (format, unit) => {
    const found = reasons({ order: { format } }, withLine({ quantity: { value: '100', unit } }));
    expect(found.length).toBeGreaterThan(0);
    for (const [, field, owner] of found) expect([field, owner]).toEqual(['/lines/0/quantity/unit', 'onboarding']);
  });

  it('where a text has a character that the agreed set lacks, by its field', () => {
    const order = withLine({ notes: ['Łódź'] }, { notes: ['5 € each'] });
    const both = [
      ['text-not-writable', '/notes/0', 'onboarding'],
      ['text-not-writable', '/lines/0/notes/0', 'onboarding'],
    ];
    expect(reasons(edifact, order)).toEqual(both);
    expect(reasons({ order: {} }, order)).toEqual(both);
    expect(reasons(edifact, order, { edifact: { syntax: 'UNOW', version: 4 } })).toEqual([]);
    expect(reasons({ order: {} }, order, { encoding: 'utf-8' })).toEqual([]);
    expect(reasons({ order: { format: 'csv' } }, order)).toEqual([]);
    expect(reasons({ order: { format: 'csv' } }, order, { csv: { encoding: 'iso-8859-1' } })).toEqual(both);
  });

  it('where a number has a separator in it, which may be replaced in texts only', () => {
    const odd = { item: { supplier: 'S*100', description: 'Bolt * 40' } };
    expect(reasons({ order: {} }, withLine(odd))).toEqual([
      ['text-not-writable', '/lines/0/item/supplier', 'onboarding'],
    ]);
    expect(reasons({ order: {} }, withLine({ item: { supplier: 'S100', description: 'Bolt * 40' } }))).toEqual([]);
    expect(reasons(edifact, withLine(odd))).toEqual([]);
  });

  it('where the format cannot hold a figure or number', () => {
    const long = 'ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ';
    for (const documents of [{ order: {} }, edifact]) {
      expect(reasons(documents, withLine({ item: { supplier: long } }))).toEqual([
        ['element-too-long', '/lines/0/item/supplier', 'onboarding'],
      ]);
      const many = withLine({ quantity: { value: '12345678901234567890', unit: 'EA' } });
      expect(reasons(documents, many)).toEqual([['element-too-long', '/lines/0/quantity/value', 'onboarding']]);
    }
  });

  it('where the profile names no ends of the envelope', () => {
    expect(reasons({ order: {} }, workedOrder(), { identifiers: {} })).toEqual([
      ['not-writable', undefined, 'onboarding'],
    ]);
  });

  it('where its mapping says nothing of what matters', () => {
    const overlay = { 'lines.deliveryDate': { only: 'reading', at: 'DTM[002].02' } };
    expect(reasons({ order: { overlay } }, workedOrder())).toEqual([
      ['not-written', '/lines/0/deliveryDate', 'onboarding'],
      ['not-written', '/lines/1/deliveryDate', 'onboarding'],
    ]);
  });
});

describe('an order goes', () => {
  it('without what is merely not in its format, and tells so', () => {
    const order = workedOrder({ references: [{ kind: 'customer-reference', value: 'MRP 12' }] });
    const file = must(outgoingFile(orderPartner({ order: { format: 'csv' } }), order, sending));
    expect(file.findings.map(({ severity, field }) => [severity, field])).toContainEqual(['info', '/references']);
  });

  it('with a text for people that is longer than the standard has it, and tells so', () => {
    const city = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch';
    const parties = [{ role: 'ship-to', name: 'Works', address: { lines: ['1 High Street'], city, country: 'GB' } }];
    const file = must(outgoingFile(orderPartner({ order: {} }), workedOrder({ parties }), sending));
    expect(file.findings.map(({ code, severity, field }) => [code, severity, field])).toEqual([
      ['element-too-long', 'warn', '/parties/0/address/city'],
    ]);
  });

  it.each([
    [{ order: {} }, /PID\*F\*{4}(word\d+ ?)+~\n/, 80],
    [edifact, /IMD\+F\+\+:::(word\d+[ :]?)+'\n/, 70],
  ])('with long texts in as many as it takes: %j', (documents, place, longest) => {
    const words = (count: number) => Array.from({ length: count }, (_, i) => `word${i}`).join(' ');
    const address = { lines: ['Industriestrasse 123, Gebaeude 4, zweiter Stock links'], city: 'Jena', country: 'DE' };
    const order = withLine(
      { item: { supplier: 'S-1', description: words(40) }, notes: [] },
      { notes: [words(90)], parties: [{ role: 'ship-to', name: 'Plant', address }] },
    );
    const file = must(outgoingFile(orderPartner(documents), order, sending));
    expect(file.findings).toEqual([]);
    const text = Buffer.from(file.bytes).toString('latin1');
    const [found = ''] = place.exec(text) ?? [];
    expect(found.length).toBeLessThan(longest + 20);
    // Nothing is cut off: the description is whole in a note of its line.
    for (let i = 0; i < 40; i++) expect(text.match(new RegExp(`word${i}\\b`, 'g'))?.length).toBeGreaterThanOrEqual(2);
    expect(text).toMatch(/word89\b/);
  });

  it('in capitals where the set has no others, and its numbers as they are', () => {
    const profile = { edifact: { syntax: 'UNOA' } };
    const text = Buffer.from(
      must(outgoingFile(orderPartner(edifact, profile), withLine({}, { notes: ['Ring'] }), sending)).bytes,
    ).toString();
    expect(text).toContain('UNB+UNOA:3');
    expect(text).toContain('FTX+AAI+++RING');
    expect(reasons(edifact, withLine({ item: { supplier: 's-100' } }), profile)).toEqual([
      ['text-not-writable', '/lines/0/item/supplier', 'onboarding'],
    ]);
  });

  it('with the day of its sending where it has none', () => {
    const { date: _, ...undated } = workedOrder();
    const late = { ...sending, at: new Date('2026-12-01T23:15:00Z') };
    const partner = orderPartner(json, { timeZone: 'Europe/Berlin' });
    const sent = JSON.parse(Buffer.from(must(outgoingFile(partner, undated, late)).bytes).toString()) as Order;
    expect(sent.date).toBe('2026-12-02');
  });

  it('in a group, of syntax 4 and without UNA, where that was agreed', () => {
    const profile = { edifact: { version: 4, group: true, una: false } };
    const file = must(outgoingFile(orderPartner(edifact, profile), workedOrder(), sending));
    expect(Buffer.from(file.bytes).toString('latin1')).toMatch(/^UNB\+UNOC:4\+.*\+20261201:1015\+7'\nUNG\+ORDERS\+/);
    expect(file.numbers).toEqual({ interchange: '7', group: '7', set: '1' });
  });

  it('in the cases in which the partner is ordered from, at the price of one', () => {
    const units = [{ from: 'XCS', to: 'EA', factor: 25, item: 'BOLT-M8', order: true }];
    // The product's own packs count before what was agreed: its cases hold 50.
    expect(sentLine(json, workedOrder(), { units })).toMatchObject({
      ...{ quantity: { value: '2', unit: 'XCS' }, price: { amount: '9.2' }, amount: '18.4' },
    });
    expect(sentLine(json, withLine({ packs: [] }), { units })).toMatchObject({
      ...{ quantity: { value: '4', unit: 'XCS' }, price: { amount: '4.6' } },
    });
    expect(reasons(json, withLine({ quantity: { value: '130', unit: 'EA' } }), { units })).toEqual([
      ['packs-not-whole', '/lines/0/quantity', 'procurement'],
    ]);
    const [{ order: _, ...answersOnly } = { order: true }] = units;
    expect(sentLine(json, workedOrder(), { units: [answersOnly] })?.quantity).toEqual({ value: '100', unit: 'EA' });
  });

  it('at prices of as many units as those of the partner are', () => {
    const prices = [{ per: 100, item: 'BOLT-M8' }];
    expect(sentLine(json, workedOrder(), { prices })?.price).toEqual({ amount: '18.4', basis: '100' });
    const text = Buffer.from(
      must(outgoingFile(orderPartner(edifact, { prices }), workedOrder(), sending)).bytes,
    ).toString();
    expect(text).toContain("PRI+AAA:18.4:::100'");
    expect(text).toContain("PRI+AAA:50'");
  });
});
