import {
  creditNoteSchema,
  invoiceSchema,
  orderAcknowledgementSchema,
  orderSchema,
  shipNoticeSchema,
} from '@quayside/canonical';
import { decimalOf, sum, times } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { match } from './match.js';
import { defaultMatchingPolicy, type MatchingPolicy } from './policy.js';

// Where exactly a difference begins, and whose it is.

function order(number: string, ...lines: object[]) {
  return orderSchema.parse({ type: 'order', number, currency: 'EUR', state: 'confirmed', lines });
}

function bolts(more: object = {}) {
  const quantity = { value: '100', unit: 'C62' };
  return { number: '1', item: { buyer: 'BOLT' }, quantity, price: { amount: '18.4' }, ...more };
}

const orders = (line: object = {}) => [order('P1', bolts(line))];
const policy = (changes: Partial<MatchingPolicy> = {}): MatchingPolicy => ({ ...defaultMatchingPolicy, ...changes });

function acknowledgement(line: object) {
  const lines = [{ number: '1', ...line }];
  return orderAcknowledgementSchema.parse({
    type: 'order-acknowledgement',
    number: 'P1',
    orderNumber: 'P1',
    response: 'accepted',
    lines,
  });
}

function shipNotice(...lines: object[]) {
  return shipNoticeSchema.parse({ type: 'ship-notice', number: 'S1', orderNumber: 'P1', packs: [], lines });
}

function invoice(quantity: string, total: string) {
  const lines = [{ number: '1', quantity: { value: quantity }, price: { amount: '18.4' } }];
  return invoiceSchema.parse({ type: 'invoice', number: 'I1', orderNumber: 'P1', total, lines });
}

function creditNote(...quantities: string[]) {
  const lines = quantities.map((value) => ({
    item: { buyer: 'BOLT' },
    quantity: { value },
    price: { amount: '18.4' },
  }));
  const total = sum(quantities.map((value) => times(decimalOf(value), decimalOf('18.4'))));
  return creditNoteSchema.parse({ type: 'credit-note', number: 'C1', orderNumber: 'P1', total, lines });
}

describe('a quantity', () => {
  const fifty = (value: string) => acknowledgement({ commitments: [{ status: 'accepted', quantity: { value } }] });

  it('of 110 for 100 is within 10 % more, whatever is tolerated below', () => {
    const over = policy({ quantityOver: { percent: decimalOf(10) } });
    expect(match(fifty('110'), orders(), over).outcome).toBe('deliver');
    expect(match(fifty('90'), orders(), over).outcome).toBe('hold');
  });

  it('of 90 for 100 is within 10 % less, whatever is tolerated above', () => {
    const under = policy({ quantityUnder: { percent: decimalOf(10) } });
    expect(match(fifty('90'), orders(), under).outcome).toBe('deliver');
    expect(match(fifty('110'), orders(), under).outcome).toBe('hold');
  });

  it('of 40 shipped is what is open when 60 of 100 were received, and 41 is one too many', () => {
    const line = { number: '1', quantity: { value: '40' } };
    expect(match(shipNotice(line), orders({ received: '60' }), policy()).discrepancies).toEqual([]);
    const [more] = match(
      shipNotice({ ...line, quantity: { value: '41' } }),
      orders({ received: '60' }),
      policy(),
    ).discrepancies;
    expect(more?.message).toBe('BOLT, line 1: ships 41 EA, 1 EA more than the open 40 EA (no tolerance).');
  });
});

describe('a price', () => {
  it('of 18.404 is not the ordered 18.40', () => {
    const decision = match(acknowledgement({ price: { amount: '18.404' } }), orders(), policy());
    expect(decision.discrepancies).toMatchObject([{ kind: 'price', withinTolerance: false, said: '18.404 EUR' }]);
  });

  it('of 55.20 per 3 is the ordered 18.40, and a third of a cent is no difference', () => {
    const per3 = { price: { amount: '55.2', basis: '3' } };
    expect(match(acknowledgement(per3), orders(), policy()).discrepancies).toEqual([]);
    const third = orders({ price: { amount: '1', basis: '3' } });
    const sixth = acknowledgement({ price: { amount: '0.333333333333' } });
    expect(match(sixth, third, policy()).discrepancies).toEqual([]);
  });
});

describe('a bill', () => {
  it('of exactly the ordered 100, of which 100 were received, differs in nothing', () => {
    const strict = policy({ billBeforeReceipt: 'hold' });
    expect(match(invoice('100', '1840'), orders({ received: '100' }), strict)).toMatchObject({
      outcome: 'deliver',
      discrepancies: [],
    });
  });

  it('of 100, of which 99 were received, waits for finance', () => {
    const strict = policy({ billBeforeReceipt: 'hold' });
    expect(match(invoice('100', '1840'), orders({ received: '99' }), strict)).toMatchObject({
      outcome: 'hold',
      owner: 'finance',
      discrepancies: [{ kind: 'receipt', owner: 'finance' }],
    });
  });

  it.each([
    ['1840.02', 'deliver'],
    ['1840.03', 'hold'],
  ])('with the total %s for 1840.00 is a case to %s, where 0.02 are tolerated', (total, outcome) => {
    expect(match(invoice('100', total), orders(), policy()).outcome).toBe(outcome);
  });
});

describe('a credit note', () => {
  it('of exactly the 5 that were billed differs in nothing', () => {
    expect(match(creditNote('5'), orders({ billed: '5' }), policy()).discrepancies).toEqual([]);
  });

  it('is spread over what was billed, not over what is still to be billed', () => {
    const twice = [order('P1', bolts({ billed: '0' }), bolts({ number: '2', billed: '30' }))];
    const decision = match(creditNote('30'), twice, policy());
    expect(decision.lines.map(({ orderLine, quantity }) => [orderLine, quantity])).toEqual([['2', '30']]);
    expect(decision.discrepancies).toEqual([]);
  });
});

describe('of several differences', () => {
  it('the most weighty names the owner: a quantity for procurement goes before a total for finance', () => {
    const decision = match(invoice('101', '9999'), orders(), policy());
    expect(decision.discrepancies.map(({ kind }) => kind)).toEqual(['quantity', 'total']);
    expect(decision).toMatchObject({ outcome: 'hold', owner: 'procurement' });
    expect(decision.outcome === 'hold' && decision.reason).toMatch(/, line 1: 101 EA billed in all.* \(and 1 more\)$/);
  });
});
