import {
  type CreditNote,
  type DeliverableDocument,
  type Invoice,
  noPlaces,
  type Order,
  type OrderAcknowledgement,
  placesFromJson,
  type ShipNotice,
} from '@quayside/canonical';
import type { PlanInput, BusinessKey } from '@quayside/exchange';
import type { Decision, Discrepancy, LineMatch } from '@quayside/matching';
import { decimalOf, localDateOf } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { planEffects } from './plan-effects.js';

const order: Order = {
  type: 'order',
  number: 'P00027',
  lines: [
    { number: '71', item: { buyer: 'BOLT' }, quantity: { value: decimalOf('100'), unit: 'EA' }, tracking: 'none' },
    { number: '72', item: { buyer: 'RESIN' }, quantity: { value: decimalOf('10'), unit: 'EA' }, tracking: 'lot' },
    { number: '73', item: { buyer: 'PUMP' }, quantity: { value: decimalOf('3'), unit: 'EA' }, tracking: 'serial' },
  ],
};

function matched(index: number, line: string, more: Partial<LineMatch> = {}): LineMatch {
  return { index, orderNumber: order.number, orderLine: line, by: 'number', factor: decimalOf('1'), ...more };
}

function input(document: DeliverableDocument, lines: readonly LineMatch[], more: Partial<PlanInput> = {}): PlanInput {
  return {
    key: 'acme/order-acknowledgement/P00027' as BusinessKey,
    version: 1,
    document,
    decision: { outcome: 'deliver', discrepancies: [], lines },
    orders: [order],
    provenance: noPlaces,
    source: { name: '855.x12', mediaType: 'application/EDI-X12', length: 400 },
    previous: [],
    ...more,
  };
}

function deciding(discrepancies: readonly Discrepancy[], lines: readonly LineMatch[]): Decision {
  return { outcome: 'deliver-with-changes', discrepancies, lines };
}

const late: Discrepancy = {
  kind: 'date',
  pointer: '/lines/0/commitments/0/date',
  orderNumber: order.number,
  orderLine: '71',
  withinTolerance: false,
  owner: 'procurement',
  message: 'Line 71 comes 30 days late.',
};

const acknowledgement: OrderAcknowledgement = {
  type: 'order-acknowledgement',
  number: order.number,
  orderNumber: order.number,
  supplierReference: 'SO-1',
  response: 'accepted',
  lines: [
    {
      number: '71',
      commitments: [
        { status: 'accepted', date: localDateOf('2027-01-20') },
        { status: 'backordered', date: localDateOf('2027-02-03') },
      ],
    },
    { number: '72', commitments: [{ status: 'accepted', date: localDateOf('2027-01-22'), dateMeans: 'ship' }] },
    { number: '73', commitments: [{ status: 'rejected', date: localDateOf('2027-01-22') }] },
  ],
};
const acknowledged = [matched(0, '71'), matched(1, '72'), matched(2, '73')];

describe('an acknowledgement', () => {
  it('confirms the day by which all is promised; ship dates and refused lines confirm none', () => {
    const write = planEffects(input(acknowledgement, acknowledged)).find((each) => each.action === 'write');
    expect(write?.values).toEqual({
      partner_ref: 'SO-1',
      acknowledged: true,
      order_line: { '71': { date_planned: '2027-02-03' } },
    });
  });

  it('writes no date beyond its tolerance, and asks about it', () => {
    const effects = planEffects(input(acknowledgement, acknowledged, { decision: deciding([late], acknowledged) }));
    expect(effects.find((each) => each.action === 'write')?.values).not.toHaveProperty('order_line');
    const ask = effects.find((each) => each.action === 'ask');
    expect(ask?.values['summary']).toBe('EDI: date differs');
    expect(ask?.values['note']).toContain('Line 71 comes 30 days late.');
  });

  it('asks nothing about a difference within its tolerance, and says it in the note', () => {
    const [accepted] = acknowledgement.lines;
    const answer = { ...acknowledgement, lines: accepted ? [accepted] : [] };
    const decision = deciding([{ ...late, withinTolerance: true }], [matched(0, '71')]);
    const effects = planEffects(input(answer, [matched(0, '71')], { decision }));
    expect(effects.map(({ action }) => action)).toEqual(['attach', 'write', 'note']);
    expect(effects.at(-1)?.values['body']).not.toContain('beyond tolerance');
  });

  it('asks about refused lines whatever the tolerances say', () => {
    const ask = planEffects(input(acknowledgement, acknowledged)).find((each) => each.action === 'ask');
    expect(ask?.values['note']).toContain('The supplier refuses PUMP, line 3.');
  });

  it('does not mark an order as acknowledged that the supplier rejects', () => {
    const rejected = { ...acknowledgement, response: 'rejected' as const };
    const write = planEffects(input(rejected, acknowledged)).find((each) => each.action === 'write');
    expect(write?.values).toEqual({ partner_ref: 'SO-1' });
  });

  it('leads each value back to its place in the file', () => {
    const provenance = placesFromJson({
      '/supplierReference': { offset: 10, length: 4 },
      '/lines/0/commitments/1/date': { offset: 90, length: 8 },
    });
    const write = planEffects(input(acknowledgement, acknowledged, { provenance })).find(
      (each) => each.action === 'write',
    );
    expect(write?.provenance).toEqual({
      '/partner_ref': { offset: 10, length: 4 },
      '/order_line/71/date_planned': { offset: 90, length: 8 },
    });
  });

  it('keeps markup in a partner’s words from becoming markup in Odoo', () => {
    const notes = ['<script>alert(1)</script>'];
    const note = planEffects(input({ ...acknowledgement, notes }, acknowledged)).find((each) => each.action === 'note');
    expect(note?.values['body']).not.toContain('<script>');
  });
});

describe('a plan', () => {
  it('is the same whenever it is made, with keys that Odoo takes for external ids', () => {
    const once = planEffects(input(acknowledgement, acknowledged));
    expect(planEffects(input(acknowledgement, acknowledged))).toEqual(once);
    for (const { key } of once) expect(key).toMatch(/^[a-z]+_[0-9a-f]{24}$/);
    expect(new Set(once.map((each) => each.key)).size).toBe(once.length);
  });

  it('has other keys for another version or business key', () => {
    const keys = (more: Partial<PlanInput>) =>
      planEffects(input(acknowledgement, acknowledged, more)).map((each) => each.key);
    const all = [...keys({}), ...keys({ version: 2 }), ...keys({ key: 'other' as BusinessKey })];
    expect(new Set(all).size).toBe(all.length);
  });

  it('asks for nothing when a document is held', () => {
    const decision: Decision = {
      outcome: 'hold',
      code: 'beyond-tolerance',
      owner: 'procurement',
      reason: 'late',
      discrepancies: [late],
      lines: acknowledged,
    };
    expect(planEffects(input(acknowledgement, acknowledged, { decision }))).toEqual([]);
  });

  it('asks for nothing when an earlier version has done it all', () => {
    const previous = planEffects(input(acknowledgement, acknowledged));
    expect(planEffects(input(acknowledgement, acknowledged, { version: 2, previous }))).toEqual([]);
  });

  it('asks only for what a revision says differently', () => {
    const previous = planEffects(input(acknowledgement, acknowledged));
    const revised = { ...acknowledgement, supplierReference: 'SO-2' };
    const effects = planEffects(input(revised, acknowledged, { version: 2, previous }));
    expect(effects.map((each) => each.action)).toEqual(['write', 'note']);
    expect(effects[0]?.values).toEqual({ partner_ref: 'SO-2' });
  });

  it('compares a revision with the last word, not with any earlier one', () => {
    const first = planEffects(input(acknowledgement, acknowledged));
    const changed = { ...acknowledgement, supplierReference: 'SO-2' };
    const second = planEffects(input(changed, acknowledged, { version: 2, previous: first }));
    const back = planEffects(input(acknowledgement, acknowledged, { version: 3, previous: [...first, ...second] }));
    expect(back.find((each) => each.action === 'write')?.values).toEqual({ partner_ref: 'SO-1' });
  });
});

describe('a ship notice', () => {
  const notice: ShipNotice = {
    type: 'ship-notice',
    number: 'ASN-1',
    orderNumber: order.number,
    packs: [
      { id: 'pallet', kind: 'pallet', sscc: '387412345000000014' },
      { id: 'carton', kind: 'carton', parent: 'pallet' },
    ],
    lines: [
      { number: '71', quantity: { value: decimalOf('5'), unit: 'XCS' }, pack: 'carton', lot: 'L1' },
      { number: '72', quantity: { value: decimalOf('4') }, lot: 'L2' },
      { number: '73', quantity: { value: decimalOf('3') }, serials: ['S1', 'S2'] },
    ],
  };
  const lines = [
    matched(0, '71', { quantity: decimalOf('60') }),
    matched(1, '72', { quantity: decimalOf('4') }),
    matched(2, '73', { quantity: decimalOf('3') }),
  ];

  it('names package, lot and each serial number, in the unit of the order', () => {
    const [receive] = planEffects(input(notice, lines));
    expect(receive?.values['move_line_ids']).toEqual([
      { line: '71', quantity: '60', result_package_id: '387412345000000014' },
      { line: '72', quantity: '4', lot_name: 'L2' },
      { line: '73', quantity: '1', lot_name: 'S1' },
      { line: '73', quantity: '1', lot_name: 'S2' },
      { line: '73', quantity: '1' },
    ]);
  });

  it('has no line of 0 pieces where every one of 2 has its serial number', () => {
    const two = { ...notice, lines: [{ number: '73', quantity: { value: decimalOf('2') }, serials: ['S1', 'S2'] }] };
    const [receive] = planEffects(input(two, [matched(0, '73', { quantity: decimalOf('2') })]));
    expect(receive?.values['move_line_ids']).toEqual([
      { line: '73', quantity: '1', lot_name: 'S1' },
      { line: '73', quantity: '1', lot_name: 'S2' },
    ]);
  });

  it('names the pack that holds the line, or the nearest around it with an SSCC', () => {
    const packs = [
      { id: 'A', kind: 'pallet' as const, sscc: '387412345000000014' },
      { id: 'B', kind: 'pallet' as const, sscc: '387412345000000021' },
      { id: 'B1', kind: 'carton' as const, parent: 'B' },
    ];
    const [first] = notice.lines;
    const [receive] = planEffects(input({ ...notice, packs, lines: first ? [{ ...first, pack: 'B1' }] : [] }, lines));
    expect(receive?.values['move_line_ids']).toMatchObject([{ result_package_id: '387412345000000021' }]);
    expect(Object.keys(receive?.values['packages'] ?? {})).toEqual(['387412345000000021']);
  });

  it('names no package where several hold a line together, but what all of them stand on, and tells all', () => {
    const packs = [
      { id: 'P', kind: 'pallet' as const, sscc: '387412345000000014' },
      { id: 'A', kind: 'carton' as const, parent: 'P', sscc: '387412345000000021' },
      { id: 'B', kind: 'carton' as const, parent: 'P', sscc: '387412345000000038' },
    ];
    const line = { number: '72', quantity: { value: decimalOf('4') }, packs: ['A', 'B'], lots: ['L1', 'L2'] };
    const match = [matched(0, '72', { quantity: decimalOf('4') })];
    const [receive, , note] = planEffects(input({ ...notice, packs, lines: [line] }, match));
    expect(receive?.values['move_line_ids']).toEqual([
      { line: '72', quantity: '4', result_package_id: '387412345000000014' },
    ]);
    expect(JSON.stringify(note?.values)).toContain('387412345000000021, 387412345000000038');
    expect(JSON.stringify(note?.values)).toContain('L1, L2');
    const [loose] = planEffects(input({ ...notice, packs: packs.slice(1), lines: [line] }, match));
    expect(loose?.values['move_line_ids']).toEqual([{ line: '72', quantity: '4' }]);
  });

  it('shares serial numbers among the lines of the order that one line fills', () => {
    const line = { number: '73', quantity: { value: decimalOf('3') }, serials: ['S1', 'S2', 'S3'] };
    const both = [matched(0, '73', { quantity: decimalOf('1') }), matched(0, '72', { quantity: decimalOf('2') })];
    const [receive] = planEffects(input({ ...notice, lines: [line] }, both));
    expect(receive?.values['move_line_ids']).toEqual([
      { line: '73', quantity: '1', lot_name: 'S1' },
      { line: '72', quantity: '1', lot_name: 'S2' },
      { line: '72', quantity: '1', lot_name: 'S3' },
    ]);
  });

  it('hangs note and source on the receipt that it fills, or that an earlier version has filled', () => {
    const [receive, attach, note] = planEffects(input(notice, lines));
    expect([attach?.target, note?.target]).toEqual([receive?.key, receive?.key]);
    const previous = receive ? [receive] : [];
    const again = planEffects(input(notice, lines, { version: 2, previous }));
    expect(again.map((each) => each.target)).toEqual([receive?.key, receive?.key]);
  });

  it('replaces what an earlier version announced otherwise, in the same packages', () => {
    const previous = planEffects(input(notice, lines));
    const fewer = [matched(0, '71', { quantity: decimalOf('48') })];
    const [receive] = planEffects(input(notice, fewer, { version: 2, previous }));
    expect(receive?.values['replaces']).toBe(previous[0]?.key);
    expect(receive?.values['packages']).toEqual(previous[0]?.values['packages']);
  });

  it('fills the receipt of each order that it ships', () => {
    const other: LineMatch = { ...matched(1, '90'), orderNumber: 'P00028', quantity: decimalOf('4') };
    const effects = planEffects(input(notice, [lines[0] as LineMatch, other]));
    expect(effects.filter((each) => each.action === 'receive').map((each) => each.target)).toEqual([
      'P00027',
      'P00028',
    ]);
    expect(new Set(effects.map((each) => each.key)).size).toBe(effects.length);
  });
});

describe('an invoice', () => {
  const invoice: Invoice = {
    type: 'invoice',
    number: 'INV-1',
    lines: [
      {
        number: '71',
        quantity: { value: decimalOf('5'), unit: 'XCS' },
        price: { amount: decimalOf('125'), basis: decimalOf('100') },
        allowances: [{ kind: 'allowance', percent: decimalOf('10'), description: 'Rebate' }],
      },
      { item: { supplier: 'X-9' }, quantity: { value: decimalOf('2') }, price: { amount: decimalOf('3') } },
    ],
    allowances: [
      { kind: 'charge', method: 'off-invoice', amount: decimalOf('4'), code: 'D240' },
      { kind: 'allowance', method: 'bill-back', amount: decimalOf('50') },
    ],
    total: decimalOf('77.86'),
  };
  const lines = [matched(0, '71', { quantity: decimalOf('60'), price: decimalOf('1.25') })];

  it('bills matched lines in the unit of the order, others as they came, and what is to be paid besides', () => {
    const [create] = planEffects(input(invoice, lines));
    expect(create?.values['invoice_line_ids']).toEqual([
      { purchase_line_id: '71', name: 'BOLT', quantity: '60', price_unit: '1.25' },
      { name: 'Rebate', quantity: '1', price_unit: '-0.63', taxes_of: '71' },
      { name: 'X-9', quantity: '2', price_unit: '3' },
      { name: 'Charge D240', quantity: '1', price_unit: '4' },
    ]);
  });

  it('is a refund of its invoice when it is a credit note', () => {
    const credit: CreditNote = { ...invoice, type: 'credit-note', number: 'CN-1', invoiceNumber: 'INV-1' };
    const [create] = planEffects(input(credit, lines));
    expect(create?.values).toMatchObject({ move_type: 'in_refund', ref: 'CN-1', reversed_entry_id: 'INV-1' });
  });
});
