import { invoiceSchema, orderAcknowledgementSchema, orderSchema, shipNoticeSchema } from '@quayside/canonical';
import { describe, expect, it } from 'vitest';
import { match } from './match.js';
import { defaultMatchingPolicy } from './policy.js';

// One item on several lines of an order: which line is meant is found by number, else by what fits best, else by a person.

type Line = readonly [quantity: string, day: string, price?: string];

function order(number: string, ...lines: readonly Line[]) {
  return orderSchema.parse({
    ...{ type: 'order', number, currency: 'EUR', state: 'confirmed' },
    lines: lines.map(([value, deliveryDate, amount = '2.5'], i) => ({
      number: String(10 * (i + 1)),
      item: { buyer: 'BOLT' },
      ...{ quantity: { value, unit: 'EA' }, deliveryDate, price: { amount } },
    })),
  });
}

const item = { buyer: 'BOLT' };
const dec10: Line = ['100', '2026-12-10'];
const dec20: Line = ['100', '2026-12-20'];
const policy = { ...defaultMatchingPolicy, daysEarly: 30, daysLate: 30 };

describe('an acknowledgement of one item on several lines', () => {
  const answer = (...lines: readonly object[]) =>
    orderAcknowledgementSchema.parse({
      ...{ type: 'order-acknowledgement', number: 'A', orderNumber: 'P1' },
      lines: lines.map((line) => ({ item, ...line })),
    });
  const part = (value: string, date?: string, status = 'accepted') => ({
    commitments: [{ status, quantity: { value, unit: 'EA' }, ...(date !== undefined && { date }) }],
  });
  const said = (lines: readonly object[], ordered = order('P1', dec10, dec20)) => {
    const { outcome, lines: found, discrepancies } = match(answer(...lines), [ordered], policy);
    const beyond = discrepancies.filter(({ withinTolerance }) => !withinTolerance).map(({ message }) => message);
    return { outcome, found: found.map(({ orderLine }) => orderLine), beyond };
  };

  it('finds each by its day, not by its place', () => {
    expect(said([part('100', '2026-12-20'), part('100', '2026-12-10')])).toMatchObject({
      outcome: 'deliver',
      found: ['20', '10'],
    });
  });

  it('finds each by its quantity, and adds up what belongs to one line', () => {
    const ordered = order('P1', ['60', '2026-12-10'], ['40', '2026-12-10']);
    expect(said([part('40'), part('60')], ordered)).toMatchObject({ outcome: 'deliver', found: ['20', '10'] });
    const split = order('P1', ['50', '2026-12-10'], ['100', '2026-12-10']);
    expect(said([part('60'), part('50'), part('40')], split)).toMatchObject({ found: ['20', '10', '20'] });
  });

  it('believes the number of a line, where it has one', () => {
    const lines = [part('100', '2026-12-10'), { number: '10', ...part('100', '2026-12-20') }];
    expect(said(lines)).toMatchObject({ outcome: 'deliver', found: ['20', '10'] });
  });

  it('holds what nothing tells apart, with the lines that it may be', () => {
    const { outcome, beyond } = said([part('100'), part('100', undefined, 'rejected')]);
    expect(outcome).toBe('hold');
    expect(beyond[0]).toBe(
      'Line 1 of the document (item BOLT) may be BOLT, line 1 of order P1 or BOLT, line 2 of order P1: neither a line number nor quantity, price or date tells which.',
    );
  });

  it('holds no lines that are alike', () => {
    const alike = order('P1', dec10, dec10);
    expect(said([part('100'), part('100')], alike).outcome).toBe('deliver');
    expect(said([part('100'), part('100')]).outcome).toBe('deliver');
  });

  it('finds a year of calls by their days', () => {
    const months = Array.from({ length: 12 }, (_, at) => `2027-${String(at + 1).padStart(2, '0')}`);
    const ordered = order('P1', ...months.map((month): Line => ['100', `${month}-10`]));
    const { outcome, found } = said(
      months.toReversed().map((month) => part('100', `${month}-14`)),
      ordered,
    );
    expect(outcome).toBe('deliver');
    expect(found).toEqual(months.map((_, at) => String(120 - 10 * at)));
  });
});

describe('a ship notice of one item on several lines', () => {
  const notice = (...quantities: readonly string[]) =>
    shipNoticeSchema.parse({
      ...{ type: 'ship-notice', number: 'S', packs: [] },
      lines: quantities.map((value) => ({ item, quantity: { value, unit: 'EA' } })),
    });
  const filled = (orders: readonly ReturnType<typeof order>[], ...quantities: readonly string[]) => {
    const document = { ...notice(...quantities), orderNumber: orders.length === 1 ? 'P1' : undefined };
    const lines = document.lines.map((line) => ({ ...line, orderNumber: undefined }));
    const named = orders.map(({ number }) => ({
      orderNumber: number,
      item: { buyer: 'NUT' },
      quantity: { value: '1' },
    }));
    const whole = shipNoticeSchema.parse(
      JSON.parse(JSON.stringify({ ...document, lines: orders.length === 1 ? lines : [...lines, ...named] })),
    );
    const decision = match(whole, orders, policy);
    const found = decision.lines.filter(({ index }) => index < quantities.length);
    return {
      found: found.map(({ orderNumber, orderLine, quantity }) => `${orderNumber}/${orderLine} ${quantity}`),
      unclear: decision.discrepancies.filter(({ message }) => message.includes('tells which')).length,
    };
  };

  it('takes the line that its quantity fills, else the one that is wanted first', () => {
    const ordered = order('P1', ['60', '2026-12-20'], ['40', '2026-12-10']);
    expect(filled([ordered], '40', '60').found).toEqual(['P1/20 40', 'P1/10 60']);
    expect(filled([ordered], '30').found).toEqual(['P1/20 30']);
    expect(filled([ordered], '50').found).toEqual(['P1/10 50']);
  });

  it('fills the lines in turn where the goods come in many cartons', () => {
    const found = filled([order('P1', dec20, dec10)], ...Array.from({ length: 12 }, () => '10')).found;
    expect(found.filter((each) => each === 'P1/20 10')).toHaveLength(10);
    expect(found.filter((each) => each === 'P1/10 10')).toHaveLength(2);
  });

  it('holds goods that may belong to one order as well as to another, but not where they fill both', () => {
    const orders = [order('P1', dec10), order('P2', dec20)];
    expect(filled(orders, '50').unclear).toBe(1);
    expect(filled(orders, '120', '80').unclear).toBe(0);
    expect(filled([order('P1', dec10), order('P2', ['40', '2026-12-20'])], '40').unclear).toBe(0);
  });
});

describe('an invoice of one item on several lines', () => {
  it('takes the line of its price', () => {
    const ordered = order('P1', ['100', '2026-12-10', '2.5'], ['100', '2026-12-10', '2.4']);
    const line = (value: string, amount: string) => ({ item, quantity: { value, unit: 'EA' }, price: { amount } });
    const document = invoiceSchema.parse({
      ...{ type: 'invoice', number: 'I', orderNumber: 'P1', total: '365' },
      lines: [line('100', '2.4'), line('50', '2.5')],
    });
    const { outcome, lines } = match(document, [ordered], policy);
    expect(outcome).toBe('deliver');
    expect(lines.map(({ orderLine }) => orderLine)).toEqual(['20', '10']);
  });
});
