import { describe, expect, it } from 'vitest';
import { orderNumbers } from './document.js';
import { mentionsOf } from './mentions.js';

const decimal = (text: string) => text as never;

describe('what a document speaks of', () => {
  it('are the papers that a remittance pays and their orders, never the account of a bank', () => {
    const said = mentionsOf({
      type: 'remittance',
      number: 'pay-1',
      amount: decimal('10'),
      accounts: [{ role: 'payee', number: 'DE00123' }],
      items: [{ kind: 'invoice', number: 'INV-7', orderNumber: 'P1', references: [{ kind: 'other', value: 'R-9' }] }],
    });
    expect(said.answers).toEqual(['INV-7']);
    expect(said.names).toEqual(['PAY-1', 'INV-7', 'P1', 'R-9']);
  });

  it('is what an application advice answers, by number and by control numbers', () => {
    const answer = {
      verdict: 'rejected',
      setType: '810',
      number: 'INV-7',
      groupControl: '19',
      setControl: '0002',
    } as const;
    const said = mentionsOf({ type: 'application-advice', number: 'A-1', answers: [answer] });
    expect(said.answers).toEqual(['INV-7', '810/19/0002']);
  });

  it('are the items of a catalogue by every number that they have, and not the numbers of its lines', () => {
    const item = { buyer: 'bolt-8', gtin: '4012345678901', identifiers: [{ scheme: 'drawing', value: 'D-1' }] };
    const said = mentionsOf({ type: 'price-catalogue', number: 'PL', lines: [{ number: '10', item }] });
    expect(said.names).toEqual(['PL', 'BOLT-8', '4012345678901', 'D-1']);
  });
});

describe('the orders of an application advice', () => {
  it('are known by the number of what it answers where that is an order and no order is named', () => {
    const advice = (setType: string) =>
      orderNumbers({
        type: 'application-advice',
        number: 'A-1',
        answers: [{ verdict: 'rejected', setType, number: 'P00009' }],
      });
    expect(advice('850')).toEqual(['P00009']);
    expect(advice('ORDERS')).toEqual(['P00009']);
    expect(advice('810')).toEqual([]);
  });
});
