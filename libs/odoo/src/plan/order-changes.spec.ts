import {
  noPlaces,
  type Order,
  orderAcknowledgementSchema,
  orderSchema,
  shipNoticeSchema,
  type DeliverableDocument,
} from '@quayside/canonical';
import type { BusinessKey, Effect } from '@quayside/exchange';
import { defaultMatchingPolicy, differenceKey, match, type Way } from '@quayside/matching';
import { describe, expect, it } from 'vitest';
import { planEffects } from './plan-effects.js';

const order: Order = orderSchema.parse({
  ...{ type: 'order', number: 'P1', currency: 'EUR', state: 'confirmed' },
  lines: ['ROD', 'NUT'].map((buyer, n) => ({
    number: String(298 + n),
    item: { buyer, description: `[${buyer}] The ${buyer.toLowerCase()}` },
    quantity: { value: '100', unit: 'C62' },
    price: { amount: '1.25' },
    deliveryDate: '2027-01-14',
    tracking: 'none',
  })),
});

function effectsOf(document: DeliverableDocument, way: Way): readonly Effect[] {
  const open = match(document, [order], defaultMatchingPolicy);
  const beyond = open.discrepancies.filter((each) => !each.withinTolerance);
  const settlement = Object.fromEntries(beyond.map((each) => [differenceKey(each), way]));
  return planEffects({
    ...{ key: 'k' as BusinessKey, version: 1, document, orders: [order], provenance: noPlaces, previous: [] },
    decision: match(document, [order], defaultMatchingPolicy, { settlement }),
    source: { name: '855.x12', mediaType: 'application/EDI-X12', length: 1 },
  });
}

const answer = (lines: object[]) =>
  orderAcknowledgementSchema.parse({ type: 'order-acknowledgement', number: 'P1', orderNumber: 'P1', lines });
const nut = { number: '299', commitments: [{ status: 'accepted' }] };

describe('an order that its supplier refuses', () => {
  const refusal = orderAcknowledgementSchema.parse({
    ...{ type: 'order-acknowledgement', number: 'P1', orderNumber: 'P1', supplierReference: 'SO-7' },
    ...{ response: 'rejected', lines: [] },
  });
  const actions = (effects: readonly Effect[]) => effects.map(({ action, title }) => `${action}: ${title}`);

  it('is cancelled where a person said so, and nothing else of it is written', () => {
    const effects = effectsOf(refusal, 'take');
    expect(actions(effects)).toEqual([
      'attach: Attach 855.x12 to P1',
      'cancel: Cancel P1',
      'note: Note on P1 what the supplier said',
    ]);
    expect(effects[1]?.changes).toEqual(['the order is cancelled, and nothing is expected of it any more']);
    expect(effects[2]?.values['body']).toContain('cancelled, decided in Quayside');
  });

  it('stays as it is where a person leaves it', () => {
    expect(actions(effectsOf(refusal, 'leave')).map((each) => each.split(':')[0])).toEqual(['attach', 'write', 'note']);
  });
});

describe('what is taken into the order', () => {
  const said = answer([
    {
      ...{ number: '298', price: { amount: '1.3' } },
      commitments: [{ status: 'accepted', quantity: { value: '60', unit: 'C62' }, date: '2027-02-01' }],
    },
    { ...nut, price: { amount: '1.4' } },
  ]);

  it('is one write, and each of its changes in words, line by line', () => {
    const write = effectsOf(said, 'take').find(({ action }) => action === 'write');
    expect(write?.values['order_line']).toEqual({
      '298': { product_qty: '60', price_unit: '1.3', date_planned: '2027-02-01' },
      '299': { price_unit: '1.4' },
    });
    expect(write?.title).toBe('Confirm 1 date, 1 quantity and 2 prices on P1');
    expect(write?.changes).toEqual([
      'marked as acknowledged',
      'The rod (ROD), line 1: date 2027-01-14 → 2027-02-01',
      'The rod (ROD), line 1: quantity 100 C62 → 60 C62',
      'The rod (ROD), line 1: price 1.25 EUR → 1.30 EUR',
      'The nut (NUT), line 2: price 1.25 EUR → 1.40 EUR',
    ]);
  });

  it('is nothing where the order is left as it is: figures stay, and the note has what was accepted', () => {
    const effects = effectsOf(said, 'leave');
    expect(effects.map(({ action }) => action)).toEqual(['attach', 'write', 'note']);
    expect(effects[1]?.values).toEqual({ acknowledged: true });
    expect(effects[2]?.values['body']).toContain('left as it is, decided in Quayside');
  });

  it('asks nothing in Odoo about what a person has decided', () => {
    for (const way of ['take', 'leave'] as const) {
      expect(effectsOf(said, way).some(({ action }) => action === 'ask')).toBe(false);
    }
  });

  it('of a refused line is that it is cancelled', () => {
    const refused = answer([{ number: '298', commitments: [{ status: 'rejected' }] }, nut]);
    const write = effectsOf(refused, 'take').find(({ action }) => action === 'write');
    expect(write?.values['order_line']).toEqual({ '298': { product_qty: '0' } });
    expect(write?.changes).toContain('The rod (ROD), line 1: cancelled, 100 C62 → 0');
  });

  it('of a substitute is a new line before all else, and the line that it replaces for as much less', () => {
    const commitments = [
      { status: 'accepted', quantity: { value: '60', unit: 'C62' } },
      { status: 'substituted', quantity: { value: '40', unit: 'C62' }, substitute: { supplier: 'S-9' } },
    ];
    const [first, ...others] = effectsOf(answer([{ number: '298', commitments }, nut]), 'take');
    expect(first).toMatchObject({
      ...{ model: 'purchase.order.line', action: 'create', target: 'P1' },
      title: 'Add S-9 to P1 instead of The rod (ROD), line 1',
      values: { instead_of: '298', item: { supplier: 'S-9' }, product_qty: '40', price_unit: '1.25' },
      changes: ['S-9: a new line of 40 C62 at 1.25 EUR for 2027-01-14'],
    });
    expect(others.find(({ action }) => action === 'write')?.values['order_line']).toEqual({
      '298': { product_qty: '60' },
    });
  });

  it('of a notice that ships more is that more is ordered, before it is announced', () => {
    const notice = shipNoticeSchema.parse({
      ...{ type: 'ship-notice', number: 'S1', orderNumber: 'P1', packs: [] },
      lines: [{ number: '298', quantity: { value: '120', unit: 'C62' } }],
    });
    const [write, receive] = effectsOf(notice, 'take');
    expect(write).toMatchObject({ action: 'write', values: { order_line: { '298': { product_qty: '120' } } } });
    expect(receive?.action).toBe('receive');
    expect(effectsOf(notice, 'leave')[0]?.action).toBe('receive');
  });
});
