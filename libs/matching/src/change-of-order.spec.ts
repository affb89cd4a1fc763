import { type Order, type OrderChange, orderChangeSchema, orderSchema } from '@quayside/canonical';
import { decimalOf, localDateOf } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { changeOf } from './change-of-order.js';
import { heardIn } from './heard.js';

const line = (number: string, more: object = {}) => ({
  ...{ number, item: { buyer: `ITEM-${number}`, description: 'Round rod' }, quantity: { value: '100', unit: 'EA' } },
  ...{ price: { amount: '18.4' }, deliveryDate: '2027-01-14', tracking: 'lot', received: '0', billed: '0' },
  ...more,
});
const order = (more: object = {}): Order =>
  orderSchema.parse({
    ...{ type: 'order', number: 'P00042', date: '2026-12-01', currency: 'EUR', state: 'confirmed' },
    ...{ deliveryTerms: { incoterm: 'DAP' }, notes: ['Ring twice'], lines: [line('11'), line('12')], total: '3680' },
    ...more,
  });
const changed = (now: Order | undefined, heard: Parameters<typeof changeOf>[2] = []): OrderChange => {
  const change = changeOf(order(), now, heard);
  if (change.kind === 'none') throw new Error('nothing changed');
  orderChangeSchema.parse(change.document);
  return change.document;
};
const said = (now: Order) => changed(now).lines.map(({ number, action }) => [number, action]);
const with12 = (more: object) => order({ lines: [line('11'), line('12', more)] });

describe('an order that changed', () => {
  it.each([
    ['quantity-increased', { quantity: { value: '120', unit: 'EA' } }],
    ['quantity-decreased', { quantity: { value: '60', unit: 'EA' } }],
    ['price-changed', { price: { amount: '17.9' } }],
    ['date-changed', { deliveryDate: '2027-02-01' }],
    ['changed', { quantity: { value: '120', unit: 'EA' }, deliveryDate: '2027-02-01' }],
    ['changed', { quantity: { value: '100', unit: 'KGM' } }],
    ['changed', { item: { buyer: 'ITEM-13' } }],
    ['changed', { notes: ['Bundle by 20'] }],
    ['deleted', { quantity: { value: '0', unit: 'EA' } }],
  ])('says of exactly the line that changed: %s', (action, more) => {
    expect(said(with12(more))).toEqual([['12', action]]);
  });

  it('says what is added and what is gone', () => {
    expect(said(order({ lines: [line('11'), line('13')] }))).toEqual([
      ['12', 'deleted'],
      ['13', 'added'],
    ]);
  });

  it('repeats a changed line whole, with what is still to come and nothing that only we know', () => {
    const now = with12({ quantity: { value: '120', unit: 'EA' }, received: '30' });
    expect(changed(now).lines).toEqual([
      {
        ...{ number: '12', item: { buyer: 'ITEM-12', description: 'Round rod' } },
        ...{ quantity: { value: '120', unit: 'EA' }, remaining: '90' },
        ...{ price: { amount: '18.4' }, deliveryDate: '2027-01-14', action: 'quantity-increased' },
      },
    ]);
  });

  it('names the order, its day and which change it is', () => {
    const change = changeOf(order(), with12({ deliveryDate: '2027-02-01' }), [], {
      ...{ changeNumber: '3', date: localDateOf('2026-12-09') },
    });
    expect(change).toMatchObject({
      kind: 'change',
      document: {
        ...{ type: 'order-change', number: 'P00042-3', orderNumber: 'P00042', changeNumber: '3', purpose: 'change' },
        ...{ date: '2026-12-09', orderDate: '2026-12-01', currency: 'EUR' },
      },
    });
  });

  it.each([
    ['terms', { terms: [{ netDays: '60' }] }],
    ['the delivery address', { parties: [{ role: 'ship-to', name: 'Plant 2' }] }],
    ['notes', { notes: [] }],
    ['the Incoterms', { deliveryTerms: { incoterm: 'EXW' } }],
    ['the currency', { currency: 'USD' }],
    ['the delivery date', { deliveryDate: '2027-02-01' }],
  ])('says with unchanged lines that its head has other values: %s', (_, more) => {
    expect(said(order(more))).toEqual([
      ['11', 'unchanged'],
      ['12', 'unchanged'],
    ]);
  });

  it.each([
    ['how far it is', { state: 'locked', acknowledged: true }],
    ["the supplier's number", { supplierReference: 'SO-1' }],
    ['lines in another sequence', { lines: [line('12'), line('11')] }],
    ['what came and was billed', { lines: [line('11', { received: '50', billed: '20', announced: '5' }), line('12')] }],
    ['taxes', { lines: [line('11', { taxes: [{ percent: '19' }] }), line('12')] }],
    ['blanks', { lines: [line('11', { item: { buyer: 'ITEM-11', description: ' Round\n rod' } }), line('12')] }],
    ['the same price in another way', { lines: [line('11', { price: { amount: '1840', basis: '100' } }), line('12')] }],
    [
      'a line that nothing is ordered of',
      { lines: [line('11'), line('12'), line('13', { quantity: { value: '0' } })] },
    ],
    ['who may be asked', { contacts: [{ name: 'Ann' }] }],
    ['its total', { total: '3681' }],
    ['the day of its confirmation', { date: '2026-12-05' }],
  ])('sends nothing for what makes no difference: %s', (_, more) => {
    expect(changeOf(order(), order(more), [])).toEqual({ kind: 'none', echoes: [] });
  });

  describe('with attachments', () => {
    const file = (checksum: string, more: object = {}) => {
      return { id: checksum, name: `${checksum}.pdf`, mediaType: 'application/pdf', checksum, ...more };
    };
    const before = order({ attachments: [file('a')] });
    const kindOf = (...attachments: object[]) =>
      changeOf(before, order({ attachments }), [], { attachments: true }).kind;

    it('says of a new file by its content, and carries that file alone', () => {
      const now = order({ attachments: [file('a'), file('b')] });
      const change = changeOf(before, now, [], { attachments: true });
      expect(change).toMatchObject({ kind: 'change', document: { attachments: [file('b')] } });
    });

    it('sends nothing for a file that was renamed, removed, or does not go along', () => {
      expect(kindOf(file('a', { name: 'other.pdf', id: '9' }))).toBe('none');
      expect(kindOf()).toBe('none');
      expect(kindOf(file('a'), file('b', { stays: 'too-large' }))).toBe('none');
    });

    it('sends nothing where no change can carry it, nor for what was agreed after the order was sent', () => {
      expect(changeOf(before, order({ attachments: [file('b')] }), []).kind).toBe('none');
      expect(changeOf(order(), before, [], { attachments: true }).kind).toBe('none');
    });

    it('takes no file along with a cancellation', () => {
      const change = changeOf(before, undefined, [], { attachments: true });
      expect(change).toMatchObject({ kind: 'cancellation' });
      expect(change.kind === 'cancellation' && change.document).not.toHaveProperty('attachments');
    });
  });

  it('tells other taxes where that was agreed', () => {
    const now = with12({ taxes: [{ percent: '19' }] });
    expect(changeOf(order(), now, [], { taxes: true })).toMatchObject({
      ...{ kind: 'change', document: { lines: [{ number: '12', action: 'changed' }] } },
    });
  });

  it.each([
    ['cancelled', order({ state: 'cancelled' })],
    ['a draft again', order({ state: 'draft' })],
    ['gone', undefined],
    ['without lines', order({ lines: [] })],
    ['without quantities', order({ lines: [line('11', { quantity: { value: '0' } })] })],
  ])('is cancelled when it is %s', (_, now) => {
    const change = changeOf(order(), now, []);
    expect(change).toMatchObject({
      kind: 'cancellation',
      document: { purpose: 'cancellation', orderNumber: 'P00042' },
    });
    expect(changed(now).lines.map(({ number, action }) => [number, action])).toEqual([
      ['11', 'deleted'],
      ['12', 'deleted'],
    ]);
  });
});

describe('what the supplier said itself', () => {
  const heard = (more: object) => [{ line: '12', ...more }];

  it.each([
    ['quantity', { quantity: { value: '90', unit: 'EA' } }, { quantity: decimalOf('90') }],
    ['price', { price: { amount: '19' } }, { price: decimalOf('19') }],
    ['price', { price: { amount: '0.333' } }, { price: decimalOf('0.3333333333') }],
    ['date', { deliveryDate: '2027-02-01' }, { date: localDateOf('2027-02-01') }],
    ['quantity', { quantity: { value: '0', unit: 'EA' } }, { quantity: decimalOf('0') }],
  ])('is not sent back to it: %s', (field, more, reply) => {
    const echoes = [{ line: '12', field }];
    expect(changeOf(order(), with12(more), heard(reply))).toEqual({ kind: 'none', echoes });
  });

  it('is not sent back where the day of the order follows from those of its lines', () => {
    const before = order({ deliveryDate: '2027-01-14' });
    const lines = ['11', '12'].map((number) => line(number, { deliveryDate: '2027-01-16' }));
    const days = ['11', '12'].map((number) => ({ line: number, date: localDateOf('2027-01-16') }));
    expect(changeOf(before, order({ lines, deliveryDate: '2027-01-16' }), days).kind).toBe('none');
    expect(changeOf(before, order({ lines, deliveryDate: '2027-01-20' }), days).kind).toBe('change');
  });

  it('is not sent back as a substitute that became a line of its own', () => {
    const substitute = { item: { buyer: 'ITEM-99' }, quantity: decimalOf('40') };
    const lines = [line('11'), line('12', { quantity: { value: '60', unit: 'EA' } })];
    const now = order({ lines: [...lines, line('13', { item: { buyer: 'item-99' } })] });
    expect(changeOf(order(), now, heard({ substitute }))).toEqual({
      kind: 'none',
      echoes: [
        { line: '12', field: 'quantity' },
        { line: '13', field: 'item' },
      ],
    });
  });

  it('is not sent back as a cancellation where it refused all of the order', () => {
    const refused = ['11', '12'].map((number) => ({ line: number, quantity: decimalOf('0') }));
    const echoes = ['11', '12'].map((number) => ({ line: number, field: 'quantity' }));
    const nothing = ['11', '12'].map((number) => line(number, { quantity: { value: '0', unit: 'EA' } }));
    for (const now of [order({ state: 'cancelled' }), order({ lines: nothing }), undefined]) {
      expect(changeOf(order(), now, refused)).toEqual({ kind: 'none', echoes });
      expect(changeOf(order(), now, refused.slice(1)).kind).toBe('cancellation');
    }
  });

  it('does not hide what the buyer changed beside it', () => {
    const now = with12({ quantity: { value: '90', unit: 'EA' }, deliveryDate: '2027-03-01' });
    expect(changeOf(order(), now, heard({ quantity: decimalOf('90') }))).toMatchObject({
      ...{ kind: 'change', echoes: [{ line: '12', field: 'quantity' }] },
      document: { lines: [{ number: '12', action: 'date-changed', quantity: { value: '90' } }] },
    });
  });

  it('counts as it was said last, and of its own line only', () => {
    const now = with12({ quantity: { value: '90', unit: 'EA' } });
    const later = [...heard({ quantity: decimalOf('90') }), ...heard({ quantity: decimalOf('80') })];
    expect(changeOf(order(), now, later).kind).toBe('change');
    expect(changeOf(order(), now, [{ line: '11', quantity: decimalOf('90') }]).kind).toBe('change');
    expect(
      changeOf(order(), with12({ quantity: { value: '91', unit: 'EA' } }), heard({ quantity: decimalOf('90') })).kind,
    ).toBe('change');
  });

  it('is found in what was decided about its answers', () => {
    const found = { kind: 'quantity', pointer: '', withinTolerance: false, owner: 'procurement', message: '' } as const;
    const at = { ...found, orderNumber: 'P00042', orderLine: '12' };
    const discrepancies = [
      { ...at, change: { field: 'quantity', to: '90' } as const },
      { ...at, change: { field: 'price', to: '19' } as const },
      { ...at, change: { field: 'date', to: '2027-02-01' } as const },
      { ...at, change: { field: 'item', item: { buyer: 'X' }, quantity: '5' } as const },
      { ...at, orderNumber: 'P00043', change: { field: 'quantity', to: '1' } as const },
      at,
    ];
    expect(heardIn([{ discrepancies }], 'P00042')).toEqual([
      { line: '12', quantity: '90' },
      { line: '12', price: '19' },
      { line: '12', date: '2027-02-01' },
      { line: '12', substitute: { item: { buyer: 'X' }, quantity: '5' } },
    ]);
  });

  it('is no refusal any more once it promises something of the line, or agrees with the whole order', () => {
    const found = { kind: 'order', pointer: '', withinTolerance: false, owner: 'procurement', message: '' } as const;
    const change = { field: 'order', to: 'cancelled', lines: ['11', '12'] } as const;
    const refused = { discrepancies: [{ ...found, orderNumber: 'P00042', change }] };
    const promised = {
      index: 0,
      orderNumber: 'P00042',
      orderLine: '12',
      by: 'number',
      factor: decimalOf('1'),
    } as const;
    const later = { ...found, kind: 'date', orderNumber: 'P00042' } as const;
    const heardOf = (...history: Parameters<typeof heardIn>[0]) => heardIn(history, 'P00042').map((each) => each.line);
    expect(heardOf(refused)).toEqual(['11', '12']);
    expect(heardOf(refused, { discrepancies: [later], lines: [] })).toEqual(['11', '12']);
    expect(heardOf(refused, { discrepancies: [later], lines: [{ ...promised, quantity: decimalOf('5') }] })).toEqual([
      '11',
    ]);
    expect(heardOf(refused, { discrepancies: [later], lines: [{ ...promised, quantity: decimalOf('0') }] })).toEqual([
      '11',
      '12',
    ]);
    expect(heardOf(refused, { discrepancies: [] })).toEqual([]);
    expect(heardOf({ discrepancies: [] }, refused)).toEqual(['11', '12']);
  });
});
