import { describe, expect, it } from 'vitest';
import { waitFor } from '../../../../../test/support/wait-for.js';
import { RequestQueue, type Request } from './request-queue.js';

function queueOf(limits = { waiting: 4, bytes: 100, running: 2 }) {
  const floods: string[] = [];
  const done: string[] = [];
  const held: (() => void)[] = [];
  const state = { behind: false };
  const events = {
    active: () => undefined,
    flooding: (what: string) => void floods.push(what),
    isBehind: () => state.behind,
  };
  const queue = new RequestQueue(events, limits);
  /** A request that takes until it is let go. */
  const ask = (name: string, more: Partial<Request> = {}) =>
    queue.add({
      ...more,
      work: () => new Promise<void>((resolve) => held.push(resolve)).then(() => void done.push(name)),
    });
  const letGo = async () => {
    await new Promise(setImmediate);
    while (held.length > 0) {
      for (const each of held.splice(0)) each();
      await new Promise(setImmediate);
    }
  };
  return { queue, floods, done, held, state, ask, letGo };
}

describe('the requests of a session', () => {
  it('are worked on a few at a time, and those of one handle in their order', async () => {
    const { ask, held, done, letGo } = queueOf({ waiting: 10, bytes: 100, running: 2 });
    for (const name of ['first', 'second', 'third']) ask(name, { handle: 1 });
    ask('elsewhere', { handle: 2 });
    ask('no handle');
    await new Promise(setImmediate);
    expect(held).toHaveLength(2);
    await letGo();
    expect(done.filter((name) => ['first', 'second', 'third'].includes(name))).toEqual(['first', 'second', 'third']);
    expect(done).toHaveLength(5);
  });

  it('are cut off once when too many wait, and nothing behind the cut is taken: a CLOSE would pass half a file for all', async () => {
    const { ask, floods, done, letGo } = queueOf();
    for (const name of ['1', '2', '3', '4']) ask(name, { handle: 1 });
    ask('lost write', { handle: 1 });
    await letGo();
    ask('close', { handle: 1, outlives: true });
    await letGo();
    expect(done).toEqual(['1', '2', '3', '4']);
    expect(floods).toEqual(['4 requests']);
  });

  it('are cut off when more bytes wait than any client has under way', async () => {
    const { ask, floods, letGo } = queueOf();
    ask('write', { handle: 1, bytes: 60 });
    await letGo();
    ask('write', { handle: 1, bytes: 60 });
    expect(floods).toEqual([]);
    ask('write', { handle: 1, bytes: 60 });
    expect(floods).toEqual(['100 bytes']);
  });

  it('wait while the client takes no answers, and go on when it does', async () => {
    const { ask, state, held, done, letGo } = queueOf();
    state.behind = true;
    ask('read', { handle: 1 });
    await new Promise(setImmediate);
    expect(held).toHaveLength(0);
    state.behind = false;
    await waitFor('the answer', async () => {
      await letGo();
      return done.length === 1;
    });
  });

  it('are not looked up for a client that is gone, but what it has sent is stored and closed', async () => {
    const { queue, ask, done, held, letGo } = queueOf();
    ask('write', { handle: 1, outlives: true });
    ask('read', { handle: 1 });
    ask('close', { handle: 1, outlives: true });
    const ended = queue.end();
    await waitFor('its end', async () => {
      await letGo();
      return done.length === 2 && held.length === 0;
    });
    await ended;
    expect(done).toEqual(['write', 'close']);
  });
});
