import type { Order } from '@quayside/canonical';
import { openHeart, order as undated, Saboteur, type Heart } from '@quayside/heart';
import { decimalOf, localDateOf } from '@quayside/std';
import { expect, it } from 'vitest';
import { findOrders } from './find-orders.js';

// The story of an order is told once undisturbed, then once for every outside call and each side of it: the call fails before it was
// made, or its answer is lost. test/crash/orders-out.spec.ts does the same with some of the calls on PostgreSQL.

function ordered(quantity: string, state: NonNullable<Order['state']> = 'confirmed'): Order {
  const { lines, ...head } = undated('P00100');
  const [first, ...rest] = lines;
  if (!first) throw new Error('no line');
  return {
    ...{ ...head, state, date: localDateOf('2026-11-23') },
    lines: [{ ...first, quantity: { value: decimalOf(quantity), unit: 'EA' } }, ...rest],
  };
}

async function story(saboteur: Saboteur): Promise<{ end: unknown; calls: number }> {
  const heart = openHeart({ around: saboteur.around });
  await findOrders(heart.ports);
  saboteur.arm();
  for (const order of [ordered('100'), ordered('120'), ordered('130'), ordered('130', 'cancelled'), ordered('130')]) {
    heart.feed.write(order, { vendor: 'ECHO' });
    await untilAtRest(heart);
  }
  return { end: endOf(heart), calls: saboteur.calls };
}

/** Looks and sweeps as a worker does, whatever breaks. */
async function untilAtRest(heart: Heart): Promise<void> {
  for (let n = 0; n < 6; n += 1) {
    heart.pass(120_000);
    await findOrders(heart.ports).catch(() => 0);
    await heart.settle().catch(() => undefined);
    await heart.sweep().catch(() => undefined);
  }
}

function endOf({ twin, side }: Heart): unknown {
  return {
    said: twin.rows
      .outbounds()
      .map(({ version, kind, state, interchangeNumber, contentHash }) => [
        ...[version, kind, state, interchangeNumber, contentHash],
      ]),
    dispatches: twin.rows.dispatches().map(({ name, state }) => [name, state]),
    open: twin.rows.exceptions().flatMap(({ closedAt, code }) => (closedAt ? [] : [code])),
    inbox: [...side('echo-box').inbox].map(([name, bytes]) => [name, withoutTimes(String(bytes))]),
  };
}

function withoutTimes(text: string): string {
  return text
    .replace(/\*\d{6}\*\d{4}\*U\*/, '*DATE*TIME*U*')
    .replace(/(GS(?:\*[^*]*){3})\*\d{8}\*\d{4,8}\*/, '$1*DATE*TIME*');
}

it('says an order once whatever breaks: every story ends as the undisturbed one', async () => {
  const { end, calls } = await story(new Saboteur(0, 'before'));
  expect(end).toMatchObject({
    dispatches: [
      ['850-P00100-1.x12', 'sent'],
      ['860-P00100-2.x12', 'sent'],
      ['860-P00100-3.x12', 'sent'],
      ['860-P00100-4.x12', 'sent'],
      ['850-P00100-5.x12', 'sent'],
    ],
    open: [],
  });
  expect(calls).toBeGreaterThan(50);
  for (let k = 1; k <= calls; k += 1) {
    for (const which of ['before', 'after'] as const) {
      const broken = await story(new Saboteur(k, which));
      expect(broken.end, `broken ${which} call ${k}`).toEqual(end);
    }
  }
}, 240_000);
