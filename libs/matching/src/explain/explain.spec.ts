import {
  type DeliverableDocument,
  invoiceSchema,
  type Order,
  orderAcknowledgementSchema,
  orderSchema,
  shipNoticeSchema,
} from '@quayside/canonical';
import { decimalOf } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { match } from '../match.js';
import { defaultMatchingPolicy } from '../policy.js';
import { causes } from './explanation.js';

const boltLine = {
  number: '1',
  item: { buyer: 'BOLT-M8', supplier: 'S-8' },
  quantity: { value: '120', unit: 'C62' },
  price: { amount: '0.125' },
  deliveryDate: '2026-12-03',
  taxes: [{ percent: '19' }],
  packs: [{ unit: 'XCS', contains: '24' }],
};

function orderWith(...lines: object[]): Order {
  return orderSchema.parse({ type: 'order', number: 'P00001', currency: 'EUR', state: 'confirmed', lines });
}

const order = orderWith(boltLine);

function acknowledgement(line: object, ...more: object[]): DeliverableDocument {
  const lines = [line, ...more].map((each, n) => ({ number: String(n + 1), ...each }));
  return orderAcknowledgementSchema.parse({ type: 'order-acknowledgement', number: 'A', orderNumber: 'P00001', lines });
}

function promises(value: string, unit = 'EA', rest: object = {}): object {
  return { quantity: { value, unit }, commitments: [{ status: 'accepted', quantity: { value, unit } }], ...rest };
}

function invoice(lines: object[], total: string, rest: object = {}): DeliverableDocument {
  return invoiceSchema.parse({
    type: 'invoice',
    number: 'I',
    orderNumber: 'P00001',
    currency: 'EUR',
    total,
    lines,
    ...rest,
  });
}

function notice(value: string, rest: object = {}): DeliverableDocument {
  const lines = [{ number: '1', quantity: { value, unit: 'EA' }, ...rest }];
  return shipNoticeSchema.parse({
    type: 'ship-notice',
    number: 'S',
    orderNumber: 'P00001',
    packs: [],
    lines,
  });
}

/** What is offered for a document: cause and sentence. */
function offered(document: DeliverableDocument, orders: readonly Order[] = [order]) {
  const { discrepancies } = match(document, orders, defaultMatchingPolicy);
  return discrepancies.flatMap(({ explanation }) => explanation ?? []);
}

const seen = new Set<string>();

/** What is offered, which is one thing. */
function explained(document: DeliverableDocument, orders?: readonly Order[]) {
  const [only, ...others] = offered(document, orders);
  if (!only || others.length > 0) throw new Error(`${others.length + Number(only !== undefined)} explanations`);
  seen.add(only.cause);
  return only;
}

const billed = (value: string, amount: string, rest: object = {}) => ({
  number: '1',
  quantity: { value, unit: 'EA' },
  price: { amount },
  ...rest,
});

describe('a quantity', () => {
  it('of packs that were counted as pieces', () => {
    expect(explained(acknowledgement(promises('5')))).toEqual({
      cause: 'pack',
      message: 'If the 5 EA are packs (XCS) of 24 EA, they are 120 EA, as ordered.',
    });
    expect(offered(acknowledgement(promises('4')))).toEqual([]);
    expect(offered(acknowledgement(promises('6')))).toEqual([]);
  });

  it('of pieces that were called packs', () => {
    expect(explained(acknowledgement(promises('120', 'XCS')))).toEqual({
      cause: 'unit-swapped',
      message: 'If the 120 XCS are 120 EA, they are as ordered: the unit alone is wrong.',
    });
    expect(offered(acknowledgement(promises('119', 'XCS')))).toEqual([]);
  });

  it('of dozens, hundreds and thousands', () => {
    expect(explained(acknowledgement(promises('10')))).toMatchObject({
      cause: 'dozen',
      message: 'If the 10 EA are dozens, they are 120 EA, as ordered.',
    });
    const many = [orderWith({ ...boltLine, quantity: { value: '3000', unit: 'C62' } })];
    expect(explained(acknowledgement(promises('30')), many).cause).toBe('hundreds');
    expect(explained(acknowledgement(promises('3')), many).message).toBe(
      'If the 3 EA are thousands, they are 3000 EA, as ordered.',
    );
    expect(offered(acknowledgement(promises('31')), many)).toEqual([]);
    // Nobody counts kilograms in dozens.
    const weighed = [orderWith({ ...boltLine, packs: [], quantity: { value: '120', unit: 'KGM' } })];
    expect(offered(acknowledgement(promises('10', 'KGM')), weighed)).toEqual([]);
  });

  it('whose point was left out', () => {
    expect(explained(notice('12000'))).toMatchObject({
      cause: 'implied-decimals',
      message: 'If the last 2 digits of 12000 stand behind the point, it is 120 EA, as ordered.',
    });
    expect(offered(notice('12100'))).toEqual([]);
    expect(offered(notice('1200'))).toEqual([]);
  });

  it('whose point was left out, but not where another line has its own', () => {
    const second = { ...boltLine, number: '2', item: { buyer: 'NUT-M8' }, quantity: { value: '7', unit: 'C62' } };
    const orders = [orderWith(boltLine, second)];
    const said = (value: string) => acknowledgement(promises('12000'), promises(value));
    expect(offered(said('7'), orders)).toEqual([]);
    expect(offered(said('700'), orders).map(({ cause }) => cause)).toEqual(['implied-decimals', 'implied-decimals']);
  });

  it('of a part of the line, without anything to explain', () => {
    expect(offered(notice('5'))).toEqual([]);
  });

  it('in a unit that nobody knows, where the price tells how many it holds', () => {
    const box = (amount: string) => acknowledgement(promises('10', 'XBX', { price: { amount } }));
    expect(explained(box('1.5'))).toEqual({
      cause: 'pack',
      message: 'If one XBX holds 12 EA, the 10 XBX are the ordered 120 EA, and the price agrees.',
      rule: { setting: 'units', yaml: '- { from: XBX, to: C62, factor: 12, item: "BOLT-M8" }' },
    });
    expect(offered(box('1.6'))).toEqual([]);
    expect(offered(acknowledgement(promises('10', 'XBX')))).toEqual([]);
    expect(offered(acknowledgement(promises('9', 'XBX', { price: { amount: '1.5' } })))).toEqual([]);
  });
});

describe('a price', () => {
  const priced = (amount: string, rest: object = {}) =>
    acknowledgement(promises('120', 'EA', { price: { amount }, ...rest }));

  it('of a hundred or a thousand', () => {
    expect(explained(priced('12.5'))).toEqual({
      cause: 'price-basis',
      message: 'If 12.50 EUR is the price of 100 EA, one costs 0.125 EUR, as ordered.',
      rule: { setting: 'prices', yaml: '- { per: 100, item: "BOLT-M8" }' },
    });
    expect(explained(priced('125')).message).toContain('the price of 1000 EA');
    expect(offered(priced('12.6'))).toEqual([]);
    expect(offered(priced('12.51'))).toEqual([]);
  });

  it('of a hundred, but not where the amount of the line is that of single ones', () => {
    const orders = [orderWith({ ...boltLine, quantity: { value: '120', unit: 'C62' } })];
    const said = (amount: string, total: string) => invoice([billed('120', '12.5', { amount })], total);
    expect(offered(said('15', '15'), orders).map(({ cause }) => cause)).toContain('price-basis');
    expect(offered(said('1500', '1500'), orders)).toEqual([]);
  });

  it('of a pack or a dozen', () => {
    expect(explained(priced('3'))).toMatchObject({
      cause: 'pack',
      message: 'If 3.00 EUR is the price of a pack (XCS) of 24 EA, one EA costs 0.125 EUR, as ordered.',
    });
    expect(explained(priced('1.5')).message).toBe(
      'If 1.50 EUR is the price of a dozen, one EA costs 0.125 EUR, as ordered.',
    );
    expect(offered(priced('3.01'))).toEqual([]);
  });

  it('that contains the tax', () => {
    const orders = [orderWith({ ...boltLine, price: { amount: '8.4' } })];
    expect(explained(priced('10'), orders)).toMatchObject({
      cause: 'tax-included',
      message: 'If 10.00 EUR contains the tax of 19 %, it is 8.40 EUR without it, as ordered.',
    });
    expect(offered(priced('10.01'), orders)).toEqual([]);
    expect(offered(priced('10.16'), orders)).toEqual([]);
  });

  it('before a discount of the whole document', () => {
    const orders = [orderWith({ ...boltLine, price: { amount: '9.5' } })];
    const said = (percent: string) =>
      invoice([billed('120', '10')], '1140', { allowances: [{ kind: 'allowance', percent }] });
    expect(explained(said('5'), orders)).toMatchObject({
      cause: 'discount',
      message: 'If the discount of 5 % is taken off 10.00 EUR, 9.50 EUR are left, as ordered.',
    });
    expect(offered(said('4'), orders).map(({ cause }) => cause)).not.toContain('discount');
  });

  it('whose point was left out, as in the amounts', () => {
    const orders = [orderWith({ ...boltLine, price: { amount: '18.4' } })];
    const said = (amount: string) => invoice([billed('120', amount, { amount: '220800' })], '220800');
    expect(explained(said('1840'), orders)).toMatchObject({
      cause: 'implied-decimals',
      message: 'If the last 2 digits of 1840 stand behind the point, it is 18.40 EUR, as ordered.',
    });
    expect(offered(said('1841'), orders)).toEqual([]);
  });
});

describe('a day', () => {
  const on = (date: string, ...others: string[]) =>
    acknowledgement(
      ...([date, ...others].map((each) => ({ commitments: [{ status: 'accepted', date: each }] })) as [object]),
    );
  const late = { ...defaultMatchingPolicy, daysLate: 0 };

  it('with day and month in the other order', () => {
    expect(explained(on('2026-03-12'))).toMatchObject({
      cause: 'day-and-month',
      message: 'If day and month of 2026-03-12 are swapped, it is 2026-12-03, as requested.',
    });
    expect(offered(on('2026-03-11'))).toEqual([]);
    expect(match(on('2026-12-03'), [order], late).discrepancies).toEqual([]);
  });

  it('but not where another day of the document can only have been read in one order', () => {
    const orders = [
      orderWith(boltLine, { ...boltLine, number: '2', item: { buyer: 'NUT' }, deliveryDate: '2026-12-24' }),
    ];
    expect(offered(on('2026-03-12', '2026-12-24'), orders)).toEqual([]);
  });
});

describe('a total', () => {
  const goods = [billed('120', '0.125')];
  const taxed = (total: string) => invoice(goods, total, { taxes: [{ percent: '19', amount: '2.85' }] });

  it('without the tax', () => {
    expect(explained(taxed('15'))).toMatchObject({
      cause: 'tax-left-out',
      message: 'The total of 15.00 EUR is that without the tax of 2.85 EUR.',
    });
    expect(offered(taxed('15.04'))).toEqual([]);
  });

  it('of lines that contain the tax', () => {
    const document = invoice(goods, '15', { taxes: [{ percent: '19', amount: '2.39' }] });
    expect(explained(document)).toMatchObject({
      cause: 'tax-included',
      message: 'If the lines contain the tax of 2.39 EUR, they come to 15.00 EUR, as stated.',
    });
  });

  it('with freight that is in the lines already', () => {
    const said = (total: string) =>
      invoice(goods, total, { allowances: [{ kind: 'charge', amount: '4', description: 'Freight' }] });
    expect(explained(said('15'))).toMatchObject({
      cause: 'counted-twice',
      message:
        'Without the charge “Freight” of 4.00 EUR the parts come to 15.00 EUR, as stated: it may be in the prices or in a line already.',
    });
    expect(offered(said('15.1'))).toEqual([]);
  });

  it('of what is left to pay', () => {
    expect(explained(invoice(goods, '10', { prepaid: '5' })).cause).toBe('prepaid');
    expect(offered(invoice(goods, '10', { prepaid: '4' }))).toEqual([]);
  });

  it('with its point elsewhere', () => {
    expect(explained(invoice(goods, '0.15'))).toMatchObject({
      cause: 'implied-decimals',
      rule: { setting: 'amounts', yaml: 'decimals: 0' },
    });
    expect(explained(invoice(goods, '1500')).cause).toBe('implied-decimals');
    expect(offered(invoice(goods, '1501'))).toEqual([]);
  });
});

describe('a line that is on no order', () => {
  it('is carriage or a deposit by its name', () => {
    const said = (description: string) =>
      invoice(
        [billed('120', '0.125'), { quantity: { value: '1' }, price: { amount: '45' }, item: { description } }],
        '60',
      );
    expect(explained(said('Fracht und Verpackung'))).toEqual({
      cause: 'freight',
      message: 'If “Fracht und Verpackung” is freight, it stands on no order, and can be billed as a charge.',
      rule: { setting: 'lines', yaml: 'other: [{ description: ["*Fracht*"], as: charge }]' },
    });
    expect(explained(said('EUR pallet deposit')).message).toContain('a deposit');
    expect(offered(said('Transporter 5 t'))).toEqual([]);
    expect(offered(said('Bolt M8'))).toEqual([]);
  });
});

describe('an explanation', () => {
  it('is not looked for within the tolerance', () => {
    const tolerant = { ...defaultMatchingPolicy, quantityUnder: { percent: decimalOf(100) } };
    const [difference] = match(acknowledgement(promises('5')), [order], tolerant).discrepancies;
    expect(difference).toMatchObject({ withinTolerance: true });
    expect(difference).not.toHaveProperty('explanation');
  });

  it('has a test for each cause', () => {
    expect(causes.filter((cause) => !seen.has(cause))).toEqual([]);
  });
});
