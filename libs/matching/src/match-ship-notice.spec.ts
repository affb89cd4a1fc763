import { type Order, orderSchema, shipNoticeSchema } from '@quayside/canonical';
import { decimalOf } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { match } from './match.js';
import { defaultMatchingPolicy } from './policy.js';
import type { KnownPiece } from './shipped-before.js';

function order(number: string, tracking?: string): Order {
  const line = { number: '1', item: { buyer: 'BOLT-M8' }, quantity: { value: '4', unit: 'C62' }, tracking };
  const other = { number: '2', item: { buyer: `ONLY-${number}` }, quantity: { value: '5', unit: 'C62' } };
  return orderSchema.parse({ type: 'order', number, lines: [line, other] });
}

function decided(
  lines: object[],
  orders: readonly Order[],
  rest: object = { orderNumber: 'P1' },
  pieces: readonly KnownPiece[] = [],
) {
  const document = shipNoticeSchema.parse({ type: 'ship-notice', number: 'S1', packs: [], lines, ...rest });
  return match(document, orders, defaultMatchingPolicy, { pieces });
}

const quantity = { value: '4', unit: 'C62' };

describe('serial numbers and lots of a ship notice', () => {
  const serials = (...names: string[]) => decided([{ number: '1', quantity, serials: names }], [order('P1', 'serial')]);

  it('are as many as the pieces of what is tracked by them, or are left to the warehouse', () => {
    expect(serials('S1', 'S2', 'S3', 'S4').outcome).toBe('deliver');
    expect(decided([{ number: '1', quantity }], [order('P1', 'serial')]).outcome).toBe('deliver');
    expect(serials('S1', 'S2')).toMatchObject({
      outcome: 'hold',
      owner: 'warehouse',
      reason:
        'BOLT-M8, line 1: ships 4 EA of a product that is tracked by serial number, and the ship notice names 2 serial numbers.',
      discrepancies: [{ kind: 'tracking', pointer: '/lines/0/serials' }],
    });
  });

  it('count once where they are named twice', () => {
    const named =
      'BOLT-M8, line 1: ships 4 EA of a product that is tracked by serial number, and the ship notice names';
    expect(serials('S1', 'S1', 'S2', 'S3')).toMatchObject({
      outcome: 'hold',
      owner: 'warehouse',
      reason: `${named} serial number S1 twice.`,
    });
    expect(serials('S1', 'S1', 'S2', 'S2')).toMatchObject({ reason: `${named} serial numbers S1, S2 twice each.` });
    expect(serials('S1', 'S1')).toMatchObject({ reason: `${named} 1 serial number.` });
    const inTwoPlaces = ['S1', 'S2', 'S3', 'S4', 'S1', 'S2', 'S3', 'S4'];
    expect(serials(...inTwoPlaces).outcome).toBe('deliver');
  });

  it('are counted in pieces of the order', () => {
    const packaging = [{ unit: 'XBX', contains: '4' }];
    const boxed = { number: '1', quantity: { value: '1', unit: 'XBX' }, packaging, serials: ['S1', 'S2', 'S3', 'S4'] };
    expect(decided([boxed], [order('P1', 'serial')]).outcome).toBe('deliver');
  });

  it('do not count for what is not tracked by them', () => {
    for (const tracking of ['none', 'lot', undefined]) {
      expect(decided([{ number: '1', quantity, serials: ['S1'] }], [order('P1', tracking)]).outcome).toBe('deliver');
    }
  });

  it('of several lots that nobody can tell apart wait for the warehouse where the product is tracked by them', () => {
    const lots = [{ number: '1', quantity, lots: ['L1', 'L2'] }];
    expect(decided(lots, [order('P1', 'none')]).outcome).toBe('deliver');
    expect(decided(lots, [order('P1', 'lot')])).toMatchObject({
      outcome: 'hold',
      owner: 'warehouse',
      reason: 'BOLT-M8, line 1: ships 4 EA of lots L1, L2, and the ship notice does not say how much of each.',
    });
  });
});

describe('what can come only once', () => {
  const sscc = '387412345000000014';
  const packs = [{ id: '1', kind: 'carton', sscc }];
  const lines = [{ number: '1', quantity, pack: '1', serials: ['S1', 'S2', 'S3', 'S4'] }];
  const told = (piece: Omit<KnownPiece, 'receipt'>) =>
    decided(lines, [order('P1', 'serial')], { orderNumber: 'P1', packs }, [{ receipt: 'WH/IN/00012', ...piece }])
      .discrepancies.filter(({ kind }) => kind === 'tracking')
      .map(({ owner, pointer, message }) => [owner, pointer, message]);

  it('is said where it is on a receipt of another order, before it reaches the warehouse', () => {
    const elsewhere = { order: 'P7', isReceived: false };
    expect(told({ package: sscc, item: {}, ...elsewhere })).toEqual([
      [
        'warehouse',
        '/packs/0/sscc',
        `Package ${sscc} is on receipt WH/IN/00012 of P7 already: the same package cannot come twice.`,
      ],
    ]);
    expect(told({ serial: 'S3', item: { buyer: 'BOLT-M8' }, isReceived: true })).toEqual([
      [
        'warehouse',
        '/lines/0/serials/2',
        'BOLT-M8, line 1: serial number S3 was received with WH/IN/00012, and only one piece can have it.',
      ],
    ]);
  });

  it('is another piece where it is of another product', () => {
    expect(told({ serial: 'S3', item: { buyer: 'NUT-M8' }, isReceived: false })).toEqual([]);
    expect(told({ serial: 'S3', item: {}, isReceived: false })).toEqual([]);
  });
});

it('holds a line whose parts come to something else than it states', () => {
  const part = (value: string, rest: object = {}) => ({ number: '1', quantity: { value, unit: 'C62' }, ...rest });
  const decision = decided([part('2', { stated: quantity }), part('1')], [order('P1')]);
  expect(decision).toMatchObject({
    outcome: 'hold',
    reason: 'BOLT-M8, line 1: the ship notice states 4 EA for the line, and its parts come to 3 EA.',
  });
});

describe('a line of less than nothing', () => {
  it('is held, alone and where others make up for it', () => {
    const less = { number: '1', quantity: { value: '-1', unit: 'C62' } };
    const reason = 'BOLT-M8, line 1: ships -1 EA, and less than nothing cannot be on its way.';
    expect(decided([less], [order('P1')])).toMatchObject({ outcome: 'hold', reason });
    expect(decided([{ number: '1', quantity }, less], [order('P1')])).toMatchObject({ outcome: 'hold' });
  });
});

describe('a line of goods that no order has', () => {
  it.each([
    { number: '7' },
    { item: { manufacturer: 'M-7' } },
    { item: { identifiers: [{ scheme: 'ean', value: '123' }] } },
    {},
  ])('is held, and not taken for a remark because it has no price: %j', (line) => {
    const first = { number: '1', item: { buyer: 'BOLT-M8' }, quantity };
    expect(decided([first, { ...line, quantity }], [order('P1')])).toMatchObject({ code: 'line-unknown' });
  });

  it('holds nothing where none of it is shipped', () => {
    const none = { item: { description: 'next week' }, quantity: { value: '0' } };
    expect(decided([{ number: '1', quantity }, none], [order('P1')]).outcome).toBe('deliver');
  });
});

describe('a line that does not name its order', () => {
  const several = { orders: ['P1', 'P2'] };

  const named = { number: '2', orderNumber: 'P1', quantity: { value: '5' } };

  it('is held where it could be of several', () => {
    const decision = decided([{ item: { buyer: 'BOLT-M8' }, quantity }, named], [order('P1'), order('P2')], several);
    expect(decision).toMatchObject({
      outcome: 'hold',
      code: 'line-unknown',
      reason:
        'Line 1 of the document (item BOLT-M8) may be of order P1 or P2: the document does not say which of them it is of.',
    });
  });

  it('is held also where no line names one, and goods would fit one of them best', () => {
    const [long, short] = [order('P1'), order('P2')];
    const bolts = (value: string) => [{ item: { buyer: 'BOLT-M8' }, quantity: { value } }];
    expect(decided(bolts('4'), [long, short], several)).toMatchObject({ outcome: 'hold', code: 'line-unknown' });
    expect(decided(bolts('8'), [long, short], several).lines.map(({ orderNumber }) => orderNumber)).toEqual([
      'P1',
      'P2',
    ]);
  });

  it('is of the only order that has its item', () => {
    const decision = decided([{ item: { buyer: 'ONLY-P2' }, quantity }, named], [order('P1'), order('P2')], several);
    expect(decision.lines[0]).toMatchObject({ orderNumber: 'P2', orderLine: '2' });
  });

  it('waits until all orders are known that it could be of', () => {
    expect(decided([{ item: { buyer: 'BOLT-M8' }, quantity }], [order('P1')], several)).toMatchObject({
      code: 'order-unknown',
    });
  });
});

describe('what is on its way already', () => {
  const announced = (quantity: string): Order => {
    const whole = order('P1');
    return { ...whole, lines: whole.lines.map((line) => ({ ...line, announced: decimalOf(quantity) })) };
  };

  it('is not open any more: what another notice announced counts as if it had come', () => {
    expect(decided([{ number: '1', quantity: { value: '1', unit: 'C62' } }], [announced('3')]).outcome).toBe('deliver');
    expect(decided([{ number: '1', quantity }], [announced('3')])).toMatchObject({
      outcome: 'hold',
      reason: 'BOLT-M8, line 1: ships 4 EA, 3 EA more than the open 1 EA (no tolerance; 3 EA are announced already).',
      discrepancies: [{ change: { field: 'quantity', from: '4', to: '7' } }],
    });
  });

  const before = [
    {
      ...{ notice: 'S0', packages: ['387412345000000014'] },
      serials: [{ item: 'BOLT-M8', serial: 'SN-1' }],
    },
  ];
  const shipped = (lines: object[], packs: object[] = []) => {
    const document = shipNoticeSchema.parse({ type: 'ship-notice', number: 'S1', orderNumber: 'P1', packs, lines });
    return match(document, [order('P1', 'serial')], defaultMatchingPolicy, { before });
  };
  const one = { value: '1', unit: 'C62' };

  it('is not announced twice: a package or serial number of another notice is held for the warehouse', () => {
    const packs = [{ id: 'A', kind: 'carton', sscc: '387412345000000014' }];
    expect(shipped([{ number: '1', quantity: one, pack: 'A', serials: ['SN-1'] }], packs)).toMatchObject({
      ...{ outcome: 'hold', owner: 'warehouse' },
      discrepancies: [
        { kind: 'quantity' },
        { message: expect.stringContaining('Package 387412345000000014 is on its way by ship notice S0') as string },
        { message: expect.stringContaining('serial number SN-1 is on its way by ship notice S0') as string },
      ],
    });
    expect(shipped([{ number: '1', quantity: one, serials: ['SN-2'] }]).outcome).toBe('deliver');
  });

  it('has each serial number once, on whichever line', () => {
    const lines = [1, 2].map(() => ({ number: '1', quantity: one, serials: ['SN-9'] }));
    expect(shipped(lines)).toMatchObject({
      outcome: 'hold',
      reason: 'BOLT-M8, line 1: serial number SN-9 is named on two lines, and only one piece can have it.',
    });
  });
});

describe('a line of an order that is a service', () => {
  it('is left out with its reason, and the rest is announced', () => {
    const [first, second] = order('P1').lines;
    const services = orderSchema.parse({ ...order('P1'), lines: [first, { ...second, isService: true }] });
    const said = [
      { number: '1', quantity },
      { number: '2', quantity: { value: '5', unit: 'C62' } },
    ];
    const decision = decided(said, [services]);
    expect(decision.outcome).toBe('deliver');
    expect(decision.lines.map(({ orderLine }) => orderLine)).toEqual(['1']);
    expect(decision.discrepancies).toMatchObject([
      { message: 'ONLY-P1, line 2: a service, which no receipt expects; it is left out.' },
    ]);
  });
});
