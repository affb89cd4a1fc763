import {
  type DeliverableDocument,
  type Order,
  orderAcknowledgementSchema,
  orderSchema,
  invoiceSchema,
} from '@quayside/canonical';
import { decimalOf } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import type { Decision } from './decision.js';
import { match } from './match.js';
import { defaultMatchingPolicy, type MatchingPolicy } from './policy.js';
import { differenceKey, type Way } from './settlement.js';

const line = (changes: object = {}) => ({
  number: '299',
  item: { buyer: 'ROD-12', description: '[ROD-12] Round rod 12 mm' },
  quantity: { value: '100', unit: 'C62' },
  price: { amount: '18.4' },
  deliveryDate: '2027-01-14',
  ...changes,
});
const order = (changes: object = {}, rest: object = {}): Order =>
  orderSchema.parse({
    type: 'order',
    number: 'P1',
    currency: 'EUR',
    state: 'confirmed',
    lines: [line(changes)],
    ...rest,
  });

const answer = (said: { price?: string; date?: string; quantity?: string; status?: string; substitute?: object }) =>
  orderAcknowledgementSchema.parse({
    ...{ type: 'order-acknowledgement', number: 'P1', orderNumber: 'P1' },
    lines: [
      {
        number: '299',
        ...(said.price && { price: { amount: said.price } }),
        commitments: [
          {
            status: said.status ?? 'accepted',
            ...(said.quantity && { quantity: { value: said.quantity, unit: 'C62' } }),
            ...(said.date && { date: said.date }),
            ...(said.substitute && { substitute: said.substitute }),
          },
        ],
      },
    ],
  });

const policy = (changes: Partial<MatchingPolicy> = {}): MatchingPolicy => ({ ...defaultMatchingPolicy, ...changes });

/** The decision after each of its differences beyond tolerance was settled one way. */
function settled(
  document: DeliverableDocument,
  orders: readonly Order[],
  way: Way,
  history: Decision[] = [],
): Decision {
  const open = match(document, orders, policy(), { history });
  const settlement = Object.fromEntries(
    open.discrepancies.filter((each) => !each.withinTolerance).map((each) => [differenceKey(each), way]),
  );
  return match(document, orders, policy(), { settlement, history });
}

describe('a difference', () => {
  it('offers what the order can take of it, figure by figure', () => {
    const { discrepancies } = match(answer({ price: '19', date: '2027-01-20', quantity: '90' }), [order()], policy());
    expect(discrepancies.map(({ change }) => change)).toEqual([
      { field: 'quantity', from: '100', to: '90' },
      { field: 'price', from: '18.4', to: '19' },
      { field: 'date', from: '2027-01-14', to: '2027-01-20' },
    ]);
  });

  it('speaks of lines as people know them, never by an id of the ERP', () => {
    const { discrepancies } = match(answer({ price: '19' }), [order()], policy());
    expect(discrepancies[0]?.message).toMatch(/^Round rod 12 mm \(ROD-12\), line 1: the price is 19.00 EUR/);
  });

  it.each([
    ['received', { received: '95' }],
    ['billed', { billed: '95' }],
  ])('offers no quantity below what was %s', (_, changes) => {
    const { discrepancies } = match(answer({ quantity: '90' }), [order(changes)], policy());
    expect(discrepancies).toMatchObject([{ kind: 'quantity' }]);
    expect(discrepancies[0]?.change).toBeUndefined();
  });

  it('offers nothing to an order that its buyer has locked, unless that was agreed', () => {
    const locked = order({}, { state: 'locked' });
    const said = answer({ price: '19' });
    expect(match(said, [locked], policy()).discrepancies[0]?.change).toBeUndefined();
    expect(match(said, [locked], policy({ lockedOrders: 'write' })).discrepancies[0]?.change).toMatchObject({
      to: '19',
    });
  });

  it('offers a substitute as a line of its own', () => {
    const said = answer({ status: 'substituted', quantity: '40', substitute: { supplier: 'S-9' } });
    const { discrepancies } = match(said, [order()], policy());
    expect(discrepancies.find(({ kind }) => kind === 'item')?.change).toEqual({
      ...{ field: 'item', item: { supplier: 'S-9' }, quantity: '40', price: '18.4', date: '2027-01-14' },
    });
  });

  it('of a ship day is none that the order could take', () => {
    const said = orderAcknowledgementSchema.parse({
      ...{ type: 'order-acknowledgement', number: 'P1', orderNumber: 'P1' },
      lines: [{ number: '299', commitments: [{ status: 'accepted', date: '2027-02-01', dateMeans: 'ship' }] }],
    });
    expect(match(said, [order()], policy()).discrepancies).toMatchObject([{ kind: 'date' }]);
    expect(match(said, [order()], policy()).discrepancies[0]?.change).toBeUndefined();
  });

  it('of the day of what has arrived is none', () => {
    const arrived = order({ received: '100' });
    expect(match(answer({ date: '2027-02-20' }), [arrived], policy()).discrepancies).toEqual([]);
  });
});

describe('a settlement', () => {
  it('delivers when it has each difference that holds, and says which way each went', () => {
    const decision = settled(answer({ price: '19' }), [order()], 'take');
    expect(decision).toMatchObject({
      outcome: 'deliver-with-changes',
      discrepancies: [{ kind: 'price', settled: { by: 'person', way: 'take' } }],
    });
  });

  it('is none of a difference with other figures: the order has changed since', () => {
    const said = answer({ price: '19' });
    const [shown] = match(said, [order()], policy()).discrepancies;
    const settlement = shown ? { [differenceKey(shown)]: 'take' as const } : {};
    const changed = order({ price: { amount: '18' } });
    expect(match(said, [changed], policy(), { settlement })).toMatchObject({
      outcome: 'hold',
      code: 'beyond-tolerance',
    });
  });

  it('within tolerance is what was agreed: days are written, prices proposed, or as the profile says', () => {
    const near = policy({ price: { percent: decimalOf(5) }, daysLate: 7 });
    const ways = (agreed: MatchingPolicy) =>
      match(answer({ price: '19', date: '2027-01-20' }), [order()], agreed).discrepancies.map((each) => each.settled);
    expect(ways(near)).toEqual([
      { by: 'profile', way: 'leave' },
      { by: 'profile', way: 'take' },
    ]);
    expect(ways({ ...near, withinTolerance: { price: 'write', quantity: 'propose', date: 'propose' } })).toEqual([
      { by: 'profile', way: 'take' },
      { by: 'profile', way: 'leave' },
    ]);
  });
});

describe('a tolerance', () => {
  const twoDays = policy({ daysLate: 2, beyond: { ...defaultMatchingPolicy.beyond, date: 'hold' } });

  it('is measured from what was ordered, however often an answer was written: four times two days are eight', () => {
    const history: Decision[] = [];
    const outcomes = ['2027-01-16', '2027-01-18', '2027-01-20', '2027-01-22'].map((date) => {
      const [last] = history.toReversed();
      // Each answer within tolerance was written into the order.
      const now = last?.discrepancies[0]?.said ?? '2027-01-14';
      const decision = match(answer({ date }), [order({ deliveryDate: now })], twoDays, { history });
      if (decision.outcome !== 'hold') history.push(decision);
      return decision.outcome;
    });
    expect(outcomes).toEqual(['deliver', 'hold', 'hold', 'hold']);
  });

  it('says what the order has by an earlier answer', () => {
    const first = match(answer({ date: '2027-01-16' }), [order()], twoDays);
    const now = order({ deliveryDate: '2027-01-16' });
    const second = match(answer({ date: '2027-01-18' }), [now], twoDays, { history: [first] });
    expect(second.discrepancies[0]?.message).toContain(
      '4 days after the requested 2027-01-14 (tolerance 2 days; the order has 2027-01-16 by an earlier answer)',
    );
    expect(second.discrepancies[0]?.change).toEqual({
      ...{ field: 'date', from: '2027-01-16', to: '2027-01-18', base: '2027-01-14' },
    });
  });

  it('goes back to what was ordered when the supplier does, also where its first answer was written', () => {
    const written = policy({
      price: { percent: decimalOf(1) },
      quantityUnder: { percent: decimalOf(5) },
      withinTolerance: { price: 'write', quantity: 'write', date: 'write' },
    });
    const first = match(answer({ price: '18.5', quantity: '98' }), [order()], written);
    const now = order({ price: { amount: '18.5' }, quantity: { value: '98', unit: 'C62' } });
    const again = match(answer({ price: '18.4', quantity: '100' }), [now], written, { history: [first] });
    expect(again.discrepancies).toMatchObject([
      { change: { from: '98', to: '100' }, settled: { by: 'profile', way: 'take' }, withinTolerance: true },
      { change: { from: '18.5', to: '18.4' }, settled: { by: 'profile', way: 'take' }, withinTolerance: true },
    ]);
    expect(again.discrepancies[1]?.message).toMatch(
      /the price is 18.40 EUR, as it was ordered; the order has 18.50 EUR by an earlier answer\.$/,
    );
    const same = match(answer({ price: '18.5', quantity: '98' }), [now], written, { history: [first] });
    expect(same.discrepancies.map(({ difference }) => difference)).toEqual(['-2 EA', '+0.5 %']);
  });

  it('is measured from what a person decided last, and from the order once its buyer has changed it', () => {
    const decided = settled(answer({ date: '2027-01-20' }), [order()], 'take');
    const then = { history: [decided] };
    const at = (now: string, date: string) =>
      match(answer({ date }), [order({ deliveryDate: now })], twoDays, then).outcome;
    expect(at('2027-01-20', '2027-01-22')).toBe('deliver');
    expect(at('2027-02-01', '2027-02-03')).toBe('deliver');
    expect(at('2027-02-01', '2027-01-22')).toBe('hold');
  });

  it('lets the invoice have the price that a person accepted, and the ordered one as before', () => {
    const accepted = settled(answer({ price: '19' }), [order()], 'leave');
    const bill = (amount: string) =>
      invoiceSchema.parse({
        ...{ type: 'invoice', number: 'I1', orderNumber: 'P1', total: String(Number(amount) * 10) },
        lines: [{ number: '299', quantity: { value: '10', unit: 'C62' }, price: { amount } }],
      });
    const outcome = (amount: string) => match(bill(amount), [order()], policy(), { history: [accepted] }).outcome;
    expect(outcome('19')).toBe('deliver');
    expect(outcome('18.4')).toBe('deliver');
    expect(outcome('19.5')).toBe('hold');
    expect(match(bill('19'), [order()], policy()).outcome).toBe('hold');
  });
});

describe('an order that nobody has placed yet', () => {
  it.each([
    ['draft', /is a request for quotation in Odoo: confirm it there/],
    ['sent', /was sent and not confirmed: confirm it there/],
    ['to-approve', /waits for its approval in Odoo: approve it there/],
  ])('that is %s holds what comes for it, whatever a person accepts', (state, reason) => {
    const decision = match(answer({}), [order({}, { state })], policy(), { acceptAsIs: true });
    expect(decision).toMatchObject({ outcome: 'hold', code: 'order-unconfirmed' });
    expect(decision.outcome === 'hold' && decision.reason).toMatch(reason);
  });

  it('that is cancelled takes nothing, and says what can be done', () => {
    const decision = match(answer({}), [order({}, { state: 'cancelled' })], policy(), { acceptAsIs: true });
    expect(decision).toMatchObject({ outcome: 'hold', code: 'order-cancelled' });
    expect(decision.outcome === 'hold' && decision.reason).toContain('set the order back to draft there');
  });
});
