import { describe, expect, it } from 'vitest';
import { FewAtATime, TooBusy } from './few-at-a-time.js';

/** Work that is done when a test says so, in the order in which it began. */
function work() {
  const begun: { readonly who: string; end(): void }[] = [];
  const asked = (few: FewAtATime, who: string) =>
    few.run(who, () => new Promise<string>((resolve) => begun.push({ who, end: () => resolve(who) })));
  return { asked, begun, order: () => begun.map(({ who }) => who).join(' ') };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('slow work', () => {
  it('is done a few at a time, in turns by who asks', async () => {
    const few = new FewAtATime({ working: 2, waiting: 10, waitingEach: 10 });
    const { asked, begun, order } = work();
    const all = ['a', 'a', 'a', 'a', 'a', 'b', 'c'].map((who) => asked(few, who));
    for (let n = 0; n < all.length; n += 1) {
      await settled();
      expect(begun.length).toBeLessThanOrEqual(n + 2);
      begun[n]?.end();
    }
    expect(await Promise.all(all)).toHaveLength(7);
    expect(order()).toBe('a a a b c a a');
  });

  it('is refused at once to one who waits too often, and to nobody else', async () => {
    const few = new FewAtATime({ working: 1, waiting: 10, waitingEach: 2 });
    const { asked, begun } = work();
    const all = ['a', 'a', 'a'].map((who) => asked(few, who));
    await expect(asked(few, 'a')).rejects.toMatchObject({ name: 'TooBusy', retryAfterMs: 2_000 });
    const other = asked(few, 'b');
    for (let n = 0; n < 4; n += 1) {
      await settled();
      begun[n]?.end();
    }
    expect(await Promise.all([...all, other])).toEqual(['a', 'a', 'a', 'b']);
  });

  it('has room for a newcomer where one takes all places, and none where everybody has one', async () => {
    const few = new FewAtATime({ working: 1, waiting: 3, waitingEach: 3 });
    const { asked, begun } = work();
    const first = asked(few, 'x');
    const flood = ['a', 'a', 'a'].map((who) => asked(few, who).catch((error: unknown) => error));
    const [b, c] = [asked(few, 'b'), asked(few, 'c')];
    await expect(asked(few, 'd')).rejects.toBeInstanceOf(TooBusy);
    for (let n = 0; n < 4; n += 1) {
      await settled();
      begun[n]?.end();
    }
    expect(await Promise.all([first, b, c])).toEqual(['x', 'b', 'c']);
    expect((await Promise.all(flood)).map((each) => each instanceof TooBusy)).toEqual([false, true, true]);
  });

  it('goes on after work that fails', async () => {
    const few = new FewAtATime({ working: 1, waiting: 1, waitingEach: 1 });
    await expect(few.run('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await few.run('a', async () => 'done')).toBe('done');
  });
});
