import { expect, it } from 'vitest';
import { TurnSlots } from './turn-slots.js';

/** Turns that run until they are let go, by whose they are. */
function slotsOf(limits: { slots: number; ofOne: number }) {
  const begun: string[] = [];
  const running = new Map<string, (() => void)[]>();
  const slots = new TurnSlots(limits, (whose) => {
    begun.push(whose);
    return new Promise((resolve) => running.set(whose, [...(running.get(whose) ?? []), resolve]));
  });
  const letGo = async (whose: string) => {
    running.get(whose)?.shift()?.();
    await new Promise(setImmediate);
  };
  return { slots, begun, letGo };
}

it('leaves a slot to whoever comes next, however often one comes', async () => {
  const { slots, begun, letGo } = slotsOf({ slots: 3, ofOne: 2 });
  for (let n = 0; n < 5; n += 1) await slots.take('flood');
  expect(begun).toEqual(['flood', 'flood']);
  await slots.take('other');
  expect(begun).toEqual(['flood', 'flood', 'other']);
  // Three of its turns were one too many: they are one when there is room.
  await letGo('flood');
  await letGo('flood');
  expect(begun).toEqual(['flood', 'flood', 'other', 'flood']);
});

it('keeps who asks waiting while all slots are taken, and serves it before who is parked', async () => {
  const { slots, begun, letGo } = slotsOf({ slots: 2, ofOne: 1 });
  await slots.take('a');
  await slots.take('b');
  await slots.take('a');
  let begins = false;
  const third = slots.take('c').then(() => (begins = true));
  await new Promise(setImmediate);
  expect([begins, begun]).toEqual([false, ['a', 'b']]);
  await letGo('a');
  await third;
  expect(begun).toEqual(['a', 'b', 'c']);
  await letGo('b');
  expect(begun).toEqual(['a', 'b', 'c', 'a']);
});

it('begins nothing more once it is closed, and waits for what runs', async () => {
  const { slots, begun, letGo } = slotsOf({ slots: 2, ofOne: 1 });
  await slots.take('a');
  await slots.take('a');
  let closed = false;
  const closing = slots.close().then(() => (closed = true));
  await new Promise(setImmediate);
  expect(closed).toBe(false);
  await letGo('a');
  await closing;
  expect(begun).toEqual(['a']);
});
