import {
  creditNoteSchema,
  type DeliverableDocument,
  invoiceSchema,
  type Order,
  orderAcknowledgementSchema,
  orderSchema,
  shipNoticeSchema,
} from '@quayside/canonical';
import { decimalOf } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { match } from './match.js';
import { defaultMatchingPolicy, type MatchingPolicy } from './policy.js';

const order = orderSchema.parse({
  type: 'order',
  number: 'P00001',
  currency: 'EUR',
  state: 'confirmed',
  lines: [
    line('1', 'BOLT-M8', { value: '100', unit: 'C62' }, '18.4', '2026-12-01'),
    line('2', 'GEAR-20', { value: '24', unit: 'C62' }, '50', '2026-12-01'),
  ],
});

function line(number: string, buyer: string, quantity: object, amount: string, deliveryDate: string) {
  return { number, item: { buyer, supplier: `S-${buyer}` }, quantity, price: { amount }, deliveryDate };
}

function policy(changes: Partial<MatchingPolicy> = {}): MatchingPolicy {
  return { ...defaultMatchingPolicy, ...changes };
}

function acknowledgement(lines: object[], rest: object = {}): DeliverableDocument {
  return orderAcknowledgementSchema.parse({
    type: 'order-acknowledgement',
    number: 'P00001',
    orderNumber: 'P00001',
    lines,
    ...rest,
  });
}

function shipNotice(lines: object[], rest: object = {}): DeliverableDocument {
  return shipNoticeSchema.parse({
    type: 'ship-notice',
    number: 'S1',
    orderNumber: 'P00001',
    packs: [],
    lines,
    ...rest,
  });
}

function invoice(lines: object[], total: string, rest: object = {}): DeliverableDocument {
  return invoiceSchema.parse({ type: 'invoice', number: 'I1', orderNumber: 'P00001', total, lines, ...rest });
}

const both = [
  { number: '1', commitments: [{ status: 'accepted' }] },
  { number: '2', commitments: [{ status: 'accepted' }] },
];

describe('an acknowledgement', () => {
  it('of the order as it is delivers without a difference', () => {
    const decision = match(acknowledgement(both), [order], policy());
    expect(decision).toMatchObject({ outcome: 'deliver', discrepancies: [] });
    expect(decision.lines).toEqual([
      { index: 0, orderNumber: 'P00001', orderLine: '1', by: 'number', factor: '1', quantity: '100', unit: 'C62' },
      { index: 1, orderNumber: 'P00001', orderLine: '2', by: 'number', factor: '1', quantity: '24', unit: 'C62' },
    ]);
  });

  it('adds up split ACK quantities: 60 now and 40 backordered are the 100 ordered', () => {
    const split = [
      { status: 'quantity-changed', quantity: { value: '60', unit: 'EA' } },
      { status: 'backordered', quantity: { value: '40', unit: 'EA' } },
    ];
    const decision = match(acknowledgement([{ number: '1', commitments: split }, both[1] ?? {}]), [order], policy());
    expect(decision.outcome).toBe('deliver-with-changes');
    expect(decision.discrepancies.map((each) => each.message)).toEqual(['BOLT-M8, line 1: 40 EA backordered.']);
  });

  it('holds a line whose answers leave a part unexplained', () => {
    const split = [{ status: 'accepted', quantity: { value: '60', unit: 'EA' } }];
    const decision = match(acknowledgement([{ number: '1', commitments: split }, both[1] ?? {}]), [order], policy());
    expect(decision).toMatchObject({ outcome: 'hold', code: 'beyond-tolerance', owner: 'procurement' });
    expect(decision.discrepancies[0]?.message).toBe(
      'BOLT-M8, line 1: 60 EA promised of the ordered 100 EA (-40 %, no tolerance), 40 EA are left unexplained.',
    );
  });

  it('says by how much a price is beyond its tolerance, and holds', () => {
    const priced = { number: '1', price: { amount: '18.9' }, commitments: [{ status: 'price-changed' }] };
    const one = policy({ price: { percent: decimalOf(1) } });
    const decision = match(acknowledgement([priced, both[1] ?? {}]), [order], one);
    expect(decision).toMatchObject({
      outcome: 'hold',
      reason: 'BOLT-M8, line 1: the price is 18.90 EUR, 2.7 % over the ordered 18.40 EUR (tolerance 1 %).',
    });
    expect(match(acknowledgement([priced, both[1] ?? {}]), [order], one, { acceptAsIs: true }).outcome).toBe(
      'deliver-with-changes',
    );
    const three = policy({ price: { percent: decimalOf(3) } });
    expect(match(acknowledgement([priced, both[1] ?? {}]), [order], three)).toMatchObject({
      outcome: 'deliver',
      discrepancies: [{ kind: 'price', withinTolerance: true, difference: '+2.7 %' }],
    });
  });

  it('reads a price per 100 as the price of one', () => {
    const priced = { number: '1', price: { amount: '1840', basis: '100' }, commitments: [{ status: 'accepted' }] };
    expect(match(acknowledgement([priced, both[1] ?? {}]), [order], policy()).outcome).toBe('deliver');
  });

  it('accepts what a changes-only answer leaves out, and asks about it in others', () => {
    const [first = {}] = both;
    const only = match(acknowledgement([first], { response: 'changes-only' }), [order], policy());
    expect(only.outcome).toBe('deliver');
    const full = match(acknowledgement([first], { response: 'accepted-with-changes' }), [order], policy());
    expect(full).toMatchObject({ outcome: 'hold', reason: 'GEAR-20, line 2 of order P00001: not answered.' });
    const agreed = policy({ unlistedLines: 'accepted' });
    expect(match(acknowledgement([first]), [order], agreed).outcome).toBe('deliver');
  });

  it('takes a copy of the order for no answer', () => {
    const copies = order.lines.map(({ number, quantity, price }) => ({ number, quantity, price }));
    expect(match(acknowledgement(copies), [order], policy())).toMatchObject({
      outcome: 'hold',
      code: 'beyond-tolerance',
      reason:
        'The document repeats the lines of order P00001 and answers none of them: it has no status, no confirmed quantity and no promised date. It may be a copy of the order.',
    });
    expect(match(acknowledgement(copies, { response: 'accepted' }), [order], policy()).outcome).toBe('deliver');
    const half = match(acknowledgement([both[0] ?? {}, copies[1] ?? {}]), [order], policy());
    expect(half).toMatchObject({
      outcome: 'hold',
      reason:
        'GEAR-20, line 2 of order P00001: listed without an answer. It has no status, no confirmed quantity and no promised date.',
    });
  });

  it('reads out of a header without lines what it says, and no more', () => {
    const whole = (response?: string) => match(acknowledgement([], response ? { response } : {}), [order], policy());
    expect(whole('accepted')).toMatchObject({ outcome: 'deliver', discrepancies: [] });
    expect(whole('changes-only')).toMatchObject({ outcome: 'deliver', discrepancies: [] });
    expect(whole('received')).toMatchObject({
      outcome: 'deliver-with-changes',
      discrepancies: [
        { message: 'The supplier has received order P00001, and does not say yet whether it is accepted.' },
      ],
    });
    expect(whole('accepted-with-changes')).toMatchObject({
      outcome: 'hold',
      reason: 'The supplier accepts order P00001 with changes, but the document has no lines that say which.',
    });
    for (const response of ['other', undefined]) {
      expect(whole(response)).toMatchObject({
        outcome: 'hold',
        reason:
          'The document does not say whether order P00001 is accepted: it has no lines, and its header has no answer that is known.',
      });
    }
  });

  it('reads a line that refuses by its own word, where it has no parts', () => {
    const refused = acknowledgement([{ number: '1', action: 'rejected' }, both[1] ?? {}]);
    expect(match(refused, [order], policy())).toMatchObject({
      outcome: 'hold',
      reason: 'BOLT-M8, line 1: 0 EA promised of the ordered 100 EA (-100 %, no tolerance), 100 EA are refused.',
    });
  });

  it('holds what is refused, and not what is answered in part, where the profile says so', () => {
    const agreed = policy({ beyond: { ...defaultMatchingPolicy.beyond, quantity: 'note', refusal: 'hold' } });
    const of = (...commitments: object[]) =>
      match(acknowledgement([{ number: '1', commitments }, both[1] ?? {}]), [order], agreed);
    const sixty = { status: 'accepted', quantity: { value: '60', unit: 'EA' } };
    expect(of(sixty).outcome).toBe('deliver-with-changes');
    expect(of(sixty, { status: 'backordered', quantity: { value: '40', unit: 'EA' } }).outcome).not.toBe('hold');
    expect(of(sixty, { status: 'rejected', quantity: { value: '40', unit: 'EA' } })).toMatchObject({
      outcome: 'hold',
      reason: 'BOLT-M8, line 1: 40 EA rejected.',
    });
    const byWord = match(acknowledgement([{ number: '1', action: 'deleted' }, both[1] ?? {}]), [order], agreed);
    expect(byWord).toMatchObject({ outcome: 'hold', reason: 'BOLT-M8, line 1: deleted by the supplier.' });
  });

  it('leaves lines that it does not list for later, where the profile says so', () => {
    const decision = match(acknowledgement([both[0] ?? {}]), [order], policy({ unlistedLines: 'later' }));
    expect(decision).toMatchObject({
      outcome: 'deliver-with-changes',
      discrepancies: [
        { kind: 'status', orderLine: '2', message: 'GEAR-20, line 2 of order P00001: not answered yet.' },
      ],
    });
  });

  it('does not trust a header that accepts over lines that do not', () => {
    const refused = { number: '1', commitments: [{ status: 'rejected', quantity: { value: '100', unit: 'EA' } }] };
    const decision = match(acknowledgement([refused, both[1] ?? {}], { response: 'accepted' }), [order], policy());
    expect(decision).toMatchObject({ outcome: 'hold', code: 'beyond-tolerance' });
    expect(decision.discrepancies.map((each) => each.kind)).toEqual(['quantity', 'refusal']);
  });

  it('notes a later date, and counts a day of shipping only as late', () => {
    const late = { number: '1', commitments: [{ status: 'accepted', date: '2026-12-04', dateMeans: 'delivery' }] };
    const early = { number: '2', commitments: [{ status: 'accepted', date: '2026-11-20', dateMeans: 'ship' }] };
    const decision = match(acknowledgement([late, early]), [order], policy());
    expect(decision.outcome).toBe('deliver-with-changes');
    expect(decision.discrepancies.map((each) => each.message)).toEqual([
      'BOLT-M8, line 1: comes on 2026-12-04, 3 days after the requested 2026-12-01 (tolerance 0 days).',
    ]);
    expect(match(acknowledgement([late, early]), [order], policy({ daysLate: 3 })).outcome).toBe('deliver');
  });

  it('holds a substitution for procurement', () => {
    const substituted = { number: '1', commitments: [{ status: 'substituted', substitute: { supplier: 'S-9' } }] };
    expect(match(acknowledgement([substituted, both[1] ?? {}]), [order], policy())).toMatchObject({
      outcome: 'hold',
      reason: 'BOLT-M8, line 1: to be replaced by item S-9.',
    });
  });

  describe('that refuses all of the order', () => {
    const refused = (number: string) => ({ number, commitments: [{ status: 'rejected' }] });
    const orderOf = (document: DeliverableDocument, as: object = {}) =>
      match(document, [{ ...order, ...as }], policy()).discrepancies.flatMap(({ kind, message, change }) =>
        kind === 'order' ? [{ message, change }] : [],
      );
    const cancelled = { field: 'order', to: 'cancelled', lines: ['1', '2'] };
    const rejects = { message: 'The supplier rejects order P00001.', change: cancelled };

    it.each([
      ['by its header', acknowledgement([], { response: 'rejected' }), rejects],
      ['by its header, and repeats its lines', acknowledgement([{ number: '1' }], { response: 'rejected' }), rejects],
      [
        'line by line',
        acknowledgement([refused('1'), { number: '2', action: 'deleted' }]),
        { message: 'The supplier refuses every line of order P00001.', change: cancelled },
      ],
    ])('%s, may cancel it', (_, document, expected) => {
      expect(orderOf(document)).toEqual([expected]);
    });

    it.each([
      ['it is locked', { state: 'locked' }],
      ['goods have come', { lines: order.lines.map((each) => ({ ...each, received: decimalOf('1') })) }],
      ['goods are billed', { lines: order.lines.map((each) => ({ ...each, billed: decimalOf('1') })) }],
    ])('does not where %s', (_, as) => {
      const document = acknowledgement([], { response: 'rejected' });
      expect(orderOf(document, as)).toEqual([{ message: rejects.message, change: undefined }]);
    });

    it('does not where one of its lines is promised, or is not spoken of', () => {
      expect(orderOf(acknowledgement([refused('1'), both[1] ?? {}]))).toEqual([]);
      expect(orderOf(acknowledgement([refused('1')]))).toEqual([]);
      expect(orderOf(acknowledgement([refused('1'), both[1] ?? {}], { response: 'rejected' }))).toEqual([
        { message: rejects.message, change: undefined },
      ]);
    });
  });

  it('that rejects the order, or takes its answer back, waits for a person', () => {
    expect(match(acknowledgement([], { response: 'rejected' }), [order], policy()).outcome).toBe('hold');
    expect(match(acknowledgement(both, { purpose: 'cancellation' }), [order], policy()).outcome).toBe('hold');
  });
});

describe('lines', () => {
  it('are found by number, then buyer item, GTIN and supplier item, never by position', () => {
    const lines = [
      { item: { supplier: 's-gear-20' }, quantity: { value: '24' } },
      { number: '99', item: { buyer: 'BOLT-M8' }, quantity: { value: '100' } },
    ];
    expect(match(shipNotice(lines), [order], policy()).lines.map((each) => [each.orderLine, each.by])).toEqual([
      ['2', 'supplier'],
      ['1', 'buyer'],
    ]);
  });

  it('are not matched by a number whose item is another one', () => {
    const swapped = { number: '1', item: { buyer: 'GEAR-20' }, quantity: { value: '24' } };
    expect(match(shipNotice([swapped]), [order], policy()).lines).toMatchObject([{ orderLine: '2', by: 'buyer' }]);
  });

  it('compare GTINs padded to 14 digits, and line numbers without leading zeros', () => {
    const gtin = orderSchema.parse({
      ...order,
      lines: [{ number: '1', item: { gtin: '036000291452' }, quantity: { value: '5' } }],
    });
    const said = [{ item: { gtin: '00036000291452' }, quantity: { value: '5' } }];
    expect(match(shipNotice(said), [gtin], policy()).lines).toMatchObject([{ by: 'gtin' }]);
    expect(match(shipNotice([{ number: '0001', quantity: { value: '5' } }]), [gtin], policy()).lines).toHaveLength(1);
  });

  it('of the same item are filled in their order', () => {
    const twice = orderSchema.parse({
      ...order,
      lines: [
        { number: '1', item: { buyer: 'BOLT' }, quantity: { value: '60', unit: 'C62' } },
        { number: '2', item: { buyer: 'BOLT' }, quantity: { value: '40', unit: 'C62' } },
      ],
    });
    const said = [
      { item: { buyer: 'BOLT' }, quantity: { value: '70' } },
      { item: { buyer: 'BOLT' }, quantity: { value: '30' } },
    ];
    const decision = match(shipNotice(said), [twice], policy());
    expect(decision.lines.map(({ index, orderLine, quantity }) => [index, orderLine, quantity])).toEqual([
      [0, '1', '60'],
      [0, '2', '10'],
      [1, '2', '30'],
    ]);
    expect(decision.discrepancies).toEqual([]);
  });

  it('that are not on the order hold, unless the agreement only notes them', () => {
    const stranger = { item: { buyer: 'NUT' }, quantity: { value: '1' } };
    const known = { number: '1', quantity: { value: '100' } };
    expect(match(shipNotice([known, stranger]), [order], policy())).toMatchObject({
      outcome: 'hold',
      code: 'line-unknown',
      reason: 'Line 2 of the document (item NUT) is not on order P00001.',
    });
    const lenient = policy({ beyond: { ...defaultMatchingPolicy.beyond, line: 'note' } });
    expect(match(shipNotice([known, stranger]), [order], lenient).outcome).toBe('deliver-with-changes');
    expect(match(shipNotice([stranger]), [order], lenient, { acceptAsIs: true })).toMatchObject({
      code: 'line-unknown',
    });
  });
});

describe('units', () => {
  const cases = [{ number: '2', quantity: { value: '2', unit: 'XCS' } }];

  it('hold a case that nobody said the size of, whatever is accepted', () => {
    expect(match(shipNotice(cases), [order], policy(), { acceptAsIs: true })).toMatchObject({
      outcome: 'hold',
      code: 'unit-unknown',
      owner: 'onboarding',
    });
  });

  it('convert a case by what was agreed for the item', () => {
    const units = [
      { from: 'XCS', to: 'EA', factor: decimalOf(6) },
      { from: 'XCS', to: 'EA', factor: decimalOf(12), item: 'GEAR-20' },
    ];
    const decision = match(shipNotice(cases), [order], policy({ units }));
    expect(decision).toMatchObject({ outcome: 'deliver', lines: [{ factor: '12', quantity: '24', unit: 'C62' }] });
  });

  it('convert by what the document says of its packs where nobody else said so: 9 cases of 12 are 108', () => {
    const cases = (packaging: object[]) =>
      shipNotice([{ number: '1', quantity: { value: '9', unit: 'XCS' }, packaging }]);
    const held = (packaging: object[]) => match(cases(packaging), [order], policy()).discrepancies;
    expect(held([{ contains: '12' }])[0]).toMatchObject({ kind: 'quantity', said: '108 EA' });
    expect(held([{ contains: '3', size: '4', of: 'EA' }])[0]).toMatchObject({ kind: 'quantity', said: '108 EA' });
    expect(held([{ contains: '12', size: '5', of: 'KGM' }])[0]).toMatchObject({ kind: 'unit' });
    expect(held([{ contains: '12' }, { contains: '6' }])[0]).toMatchObject({ kind: 'unit' });
  });

  it('convert by the packs of the product before anything else, and back into cases', () => {
    const packed = orderSchema.parse({
      ...order,
      lines: [
        { number: '2', item: {}, quantity: { value: '24', unit: 'C62' }, packs: [{ unit: 'XCS', contains: '24' }] },
      ],
    });
    expect(
      match(shipNotice([{ number: '2', quantity: { value: '1', unit: 'XCS' } }]), [packed], policy()),
    ).toMatchObject({
      lines: [{ quantity: '24' }],
    });
    const inCases = orderSchema.parse({
      ...order,
      lines: [{ number: '2', item: {}, quantity: { value: '2', unit: 'XCS' } }],
    });
    const units = [{ from: 'XCS', to: 'EA', factor: decimalOf(12) }];
    const back = match(
      shipNotice([{ number: '2', quantity: { value: '24', unit: 'EA' } }]),
      [inCases],
      policy({ units }),
    );
    expect(back).toMatchObject({ outcome: 'deliver', discrepancies: [] });
  });

  it('compare the price of a case with twelve times the price of one', () => {
    const units = [{ from: 'XCS', to: 'EA', factor: decimalOf(12) }];
    const said = [{ number: '2', quantity: { value: '2', unit: 'XCS' }, price: { amount: '600' } }];
    const decision = match(invoice(said, '1200'), [order], policy({ units }));
    expect(decision).toMatchObject({ outcome: 'deliver', lines: [{ price: '50', quantity: '24' }] });
  });
});

describe('a ship notice', () => {
  it('of a part says what stays open, and delivers', () => {
    const decision = match(shipNotice([{ number: '1', quantity: { value: '60' } }]), [order], policy());
    expect(decision.outcome).toBe('deliver');
    expect(decision.discrepancies[0]?.message).toBe(
      'BOLT-M8, line 1: ships 60 EA of the open 100 EA; 40 EA stay open.',
    );
  });

  it('adds up the cartons of an item before it says that they are too many', () => {
    const cartons = [1, 2, 3].map(() => ({ number: '1', quantity: { value: '40' } }));
    const decision = match(shipNotice(cartons), [order], policy());
    expect(decision).toMatchObject({ outcome: 'hold', owner: 'procurement' });
    expect(decision.discrepancies).toHaveLength(1);
  });

  it('for an order that is not known yet waits for it, for one that was cancelled for a person', () => {
    const said = shipNotice([{ number: '1', quantity: { value: '100' } }]);
    expect(match(said, [], policy(), { acceptAsIs: true })).toMatchObject({ outcome: 'hold', code: 'order-unknown' });
    const cancelled: Order = { ...order, state: 'cancelled' };
    expect(match(said, [cancelled], policy())).toMatchObject({ outcome: 'hold', code: 'order-cancelled' });
  });
});

describe('an invoice', () => {
  const hundred = { number: '1', quantity: { value: '100' }, price: { amount: '18.4' } };

  it('adds up lines, charges, allowances and taxes', () => {
    const rest = {
      allowances: [
        { kind: 'charge', code: 'D240', amount: '25' },
        { kind: 'allowance', code: 'C310', percent: '2' },
      ],
      taxes: [{ percent: '10' }],
    };
    // 1840 + 25 - 36.80 = 1828.20, and ten percent more.
    expect(match(invoice([hundred], '2011.02', rest), [order], policy())).toMatchObject({
      outcome: 'deliver',
      discrepancies: [],
    });
  });

  it('does not take a bill-back off what is payable', () => {
    const rest = { allowances: [{ kind: 'allowance', method: 'bill-back', amount: '40' }] };
    expect(match(invoice([hundred], '1840', rest), [order], policy()).discrepancies).toEqual([]);
  });

  it('with implied decimals left out of the total is a hundred times too much, and holds for finance', () => {
    expect(match(invoice([hundred], '184000'), [order], policy())).toMatchObject({
      outcome: 'hold',
      owner: 'finance',
      reason: 'The total is 184000.00, but lines, allowances, charges and taxes come to 1840.00 (tolerance 0.02).',
    });
  });

  it('is compared with what was ordered, billed before and received', () => {
    const billed = orderSchema.parse({
      ...order,
      lines: order.lines.map((each) => ({ ...each, billed: '50', received: '80' })),
    });
    const decision = match(invoice([hundred], '1840'), [billed], policy());
    expect(decision.discrepancies.map((each) => [each.kind, each.withinTolerance])).toEqual([
      ['quantity', false],
      ['receipt', true],
    ]);
    const strict = match(invoice([hundred], '1840'), [billed], policy({ billBeforeReceipt: 'hold' }));
    expect(strict.discrepancies.map((each) => each.withinTolerance)).toEqual([false, false]);
  });

  it('in another currency holds for finance, also when the currency is only agreed', () => {
    const dollars = match(invoice([hundred], '1840', { currency: 'USD' }), [order], policy());
    expect(dollars).toMatchObject({ outcome: 'hold', owner: 'finance' });
    expect(match(invoice([hundred], '1840'), [order], policy({ currency: 'USD' })).outcome).toBe('hold');
  });

  it('that names no order holds for procurement', () => {
    const document = invoiceSchema.parse({ type: 'invoice', number: 'I1', total: '1840', lines: [hundred] });
    expect(match(document, [order], policy())).toMatchObject({ code: 'order-unknown', owner: 'procurement' });
  });
});

it('credits no more than was billed', () => {
  const billed = orderSchema.parse({ ...order, lines: order.lines.map((each) => ({ ...each, billed: '5' })) });
  const credit = creditNoteSchema.parse({
    type: 'credit-note',
    number: 'C1',
    orderNumber: 'P00001',
    total: '184',
    lines: [{ number: '1', quantity: { value: '10' }, price: { amount: '18.4' } }],
  });
  expect(match(credit, [billed], policy()).discrepancies[0]?.message).toBe(
    'BOLT-M8, line 1: 10 EA credited, and 5 EA have been billed.',
  );
});

describe('what names no order, or nothing of it', () => {
  it('is decided by the lines where each of them names its order', () => {
    const lines = [{ number: '1', orderNumber: 'P00001', quantity: { value: '100' } }];
    for (const orderNumber of ['MULTI', 'n/a', 'P99999', undefined]) {
      const decision = match(shipNotice(lines, { orderNumber }), [order], policy());
      expect([decision.outcome, decision.lines.length]).toEqual(['deliver', 1]);
    }
    const partly = match(
      shipNotice([...lines, { quantity: { value: '1' } }], { orderNumber: 'P99999' }),
      [order],
      policy(),
    );
    expect(partly).toMatchObject({ outcome: 'hold', code: 'order-unknown' });
  });

  it('is held where it has no lines, whoever accepts it', () => {
    for (const document of [shipNotice([]), invoice([], '0')]) {
      expect(match(document, [order], policy(), { acceptAsIs: true })).toMatchObject({
        outcome: 'hold',
        code: 'line-unknown',
      });
    }
  });

  it('is a bill where it asks for charges alone, such as freight', () => {
    const allowances = [{ kind: 'charge', amount: '12', description: 'Freight' }];
    expect(match(invoice([], '12', { allowances }), [order], policy()).outcome).toBe('deliver');
  });

  it('is in no currency where it is a ship notice that names none', () => {
    const lines = [{ number: '1', quantity: { value: '100' } }];
    const dollars = { ...policy(), currency: 'USD' };
    expect(match(shipNotice(lines), [order], dollars).outcome).toBe('deliver');
    expect(match(shipNotice(lines, { currency: 'USD' }), [order], dollars).outcome).toBe('hold');
  });
});

describe('a day that the head of an answer promises', () => {
  const dates = [{ kind: 'promised-delivery', day: '2027-01-20' }];

  it('is compared for each line, and for each of the order where there is none', () => {
    for (const lines of [both, []]) {
      const { discrepancies } = match(acknowledgement(lines, { dates, response: 'accepted' }), [order], policy());
      expect(discrepancies.map(({ kind, orderLine, pointer }) => [kind, orderLine, pointer])).toEqual([
        ['date', '1', '/dates/0'],
        ['date', '2', '/dates/0'],
      ]);
    }
  });
});

describe('a price', () => {
  const discounted = { number: '1', quantity: { value: '100' }, price: { amount: '20' } };

  it('is compared as what is to be paid where that is nearer to what was ordered', () => {
    const allowances = [{ kind: 'allowance', percent: '8' }];
    const { discrepancies } = match(invoice([{ ...discounted, allowances }], '1840'), [order], policy());
    expect(discrepancies.filter(({ kind }) => kind === 'price')).toEqual([]);
  });

  it('is compared as it stands where it has its discount in it already', () => {
    const net = { ...discounted, price: { amount: '18.4' }, netAmount: '1840' };
    const allowances = [{ kind: 'allowance', amount: '160' }];
    expect(match(invoice([{ ...net, allowances }], '1840'), [order], policy()).discrepancies).toEqual([]);
  });
});

it('an invoice for a prepayment is no bill of goods', () => {
  const line = { number: '1', quantity: { value: '100' }, price: { amount: '18.4' } };
  const decision = match(invoice([line], '1840', { purpose: 'prepayment' }), [order], policy());
  expect(decision).toMatchObject({ outcome: 'hold', reason: expect.stringContaining('prepayment') as string });
});
