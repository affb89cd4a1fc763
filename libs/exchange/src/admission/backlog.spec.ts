import { openHeart } from '@quayside/heart';
import { describe, expect, it } from 'vitest';
import { BacklogGauge, isFull, secondsUntilRoom, slowedBy } from './backlog.js';

const bytes = Buffer.from('?');

async function waitingOf(files: number, limit = 4) {
  const heart = openHeart();
  for (let n = 0; n < files; n += 1) await heart.receive(`${n}`, bytes);
  return { heart, gauge: new BacklogGauge(heart.ports.store, heart.ports.clock, limit) };
}

describe('a backlog', () => {
  it('is what waits of one partner, and what came since that was counted', async () => {
    const { heart, gauge } = await waitingOf(3);
    expect(await gauge.of('acme')).toMatchObject({ waiting: 3, limit: 4 });
    expect(await gauge.of('kern')).toMatchObject({ waiting: 0 });
    gauge.add('acme');
    gauge.add('kern');
    expect([(await gauge.of('acme')).waiting, (await gauge.of('kern')).waiting]).toEqual([4, 0]);
    heart.pass(1000);
    expect((await gauge.of('acme')).waiting).toBe(3);
    await heart.settle();
    heart.pass(1000);
    expect((await gauge.of('acme')).waiting).toBe(0);
  });

  it('is counted no further than twice the limit', async () => {
    const { gauge } = await waitingOf(9, 3);
    expect((await gauge.of('acme')).waiting).toBe(6);
  });

  it('is full at its limit', () => {
    const of = (waiting: number) => isFull({ waiting, limit: 4, perSecond: undefined });
    expect([of(3), of(4)]).toEqual([false, true]);
  });
});

describe('a sender', () => {
  it('is told to come back when a quarter of what may wait is read, by the pace that was seen', async () => {
    const { heart, gauge } = await waitingOf(8, 8);
    const backlog = await gauge.of('acme');
    expect(secondsUntilRoom(backlog)).toBe(1);
    await heart.settle();
    for (let n = 0; n < 6; n += 1) await heart.receive(`more ${n}`, bytes);
    heart.pass(4000);
    // 8 waited, 6 do: 2 in 4 s.
    expect(await gauge.of('acme')).toMatchObject({ waiting: 6, perSecond: 0.5 });
    expect(secondsUntilRoom({ waiting: 8, limit: 8, perSecond: 0.5 })).toBe(6);
    expect(secondsUntilRoom({ waiting: 8, limit: 8, perSecond: 0 })).toBe(300);
    expect(secondsUntilRoom({ waiting: 80_000, limit: 8, perSecond: 1 })).toBe(300);
  });

  it('that cannot be told hears later and later that a file is ours, and never so late that it gives up', () => {
    const of = (waiting: number) => slowedBy({ waiting, limit: 100, perSecond: undefined });
    expect([0, 50, 100, 150, 200, 5000].map(of)).toEqual([0, 0, 1667, 3333, 5000, 5000]);
  });
});
