import type { Order } from '@quayside/canonical';
import { order } from '@quayside/heart';
import { decimalOf, localDateOf } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { standingOfLines, unbilledSince, type LineStanding } from './line-standing.js';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 23, hour));

interface Seen {
  readonly received?: number;
  readonly billed?: number;
  readonly due?: string;
  readonly state?: Order['state'];
}

function seen({ received = 0, billed = 0, due = '2026-12-01', state = 'confirmed' }: Seen): Order {
  const plain = order('P00100');
  const [line] = plain.lines;
  if (!line) throw new Error('an order without a line');
  const counted = { received: decimalOf(received), billed: decimalOf(billed), deliveryDate: localDateOf(due) };
  const quantity = { ...line.quantity, value: decimalOf(10) };
  return { ...plain, state, lines: [{ ...line, quantity, ...counted }] };
}

/** The line after the order was seen like this, an hour apart. */
function after(...all: readonly Seen[]): LineStanding | undefined {
  return all.reduce<readonly LineStanding[]>(
    (before, each, hour) => standingOfLines(seen(each), before, at(hour)),
    [],
  )[0];
}

describe('a line of an order', () => {
  it('comes when it is seen to have come: first, and whole', () => {
    expect(after({}, { received: 4 })).toMatchObject({ firstReceivedAt: at(1).toISOString(), completedAt: null });
    const whole = { firstReceivedAt: at(1).toISOString(), completedAt: at(3).toISOString() };
    expect(after({}, { received: 4 }, { received: 4 }, { received: 10 }, { received: 10 })).toMatchObject(whole);
  });

  it('has come at no known time where it was there before the order was known', () => {
    const unknown = { firstReceivedAt: null, completedAt: null };
    expect(after({ received: 10 }, { received: 10 })).toMatchObject(unknown);
    expect(after({ received: 4 }, { received: 10 })).toMatchObject({ ...unknown, completedAt: at(1).toISOString() });
  });

  it('keeps the day on which it was to come once it is whole, and follows the order before', () => {
    expect(after({}, { due: '2026-12-05' })?.dueOn).toBe('2026-12-05');
    expect(after({}, { received: 10 }, { received: 10, due: '2026-12-05' })?.dueOn).toBe('2026-12-01');
  });

  it('that was sent back has not come', () => {
    expect(after({}, { received: 10 }, {})).toMatchObject({ firstReceivedAt: null, completedAt: null, unbilled: [] });
  });

  it('is none of an order that was taken back', () => {
    expect(after({}, { state: 'cancelled' })).toBeUndefined();
  });
});

describe('what was received and not billed', () => {
  it.each([
    ['nothing where all is billed', [{}, { received: 4, billed: 4 }], null],
    ['since the first receipt', [{}, { received: 4 }, { received: 10 }], 1],
    [
      'since the receipt that a bill of the first one leaves',
      [{}, { received: 4 }, { received: 10 }, { received: 10, billed: 4 }],
      2,
    ],
    ['since the first one that a bill pays only in part', [{}, { received: 4 }, { received: 10, billed: 2 }], 1],
    ['since its bill was taken back', [{}, { received: 4, billed: 4 }, { received: 4, billed: 4 }, { received: 4 }], 3],
    ['since the order is known where it was there before', [{ received: 4 }, { received: 4 }], 0],
  ] as const)('is open %s', (_, all, since) => {
    const line = after(...all);
    expect(unbilledSince(line ? [line] : [])).toBe(since === null ? null : at(since).toISOString());
  });
});
