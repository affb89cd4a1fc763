import type { Account } from '@quayside/partners';
import { acknowledgement, interchange, openHeart, orderedLines, type Heart } from '@quayside/heart';
import { describe, expect, it } from 'vitest';
import { DispatchRefused, Refused, Unavailable } from '../model/errors.js';
import { sendWaiting } from './send-waiting.js';

const delta = { partner: 'delta', account: 'delta-box', channel: 'sftp-poll' } as const;
let control = 100;

/** An interchange of delta, which we answer through its box. */
function drop(heart: Heart) {
  control += 1;
  const set = acknowledgement('P00001', orderedLines, `SO-${control}`);
  return heart.drop(
    'in.x12',
    interchange([set], { sender: 'DELTA', control: String(control).padStart(9, '0') }),
    delta,
  );
}

const sent = (heart: Heart) => heart.twin.rows.dispatches().map(({ state }) => state);
const openCodes = (heart: Heart, kind: string) =>
  heart.twin.rows
    .exceptions()
    .filter((each) => each.subjectKind === kind && !each.closedAt)
    .map(({ code }) => code);
const channel = (heart: Heart) => heart.ports.store.channel('delta-box' as Account);

describe('what waits for a channel', () => {
  it('is put on the other side under its name, and is sent then', async () => {
    const heart = openHeart();
    const { answers } = await drop(heart);
    const [answer] = answers;
    expect(answer).toMatchObject({ state: 'sent', sentAt: heart.ports.clock.now() });
    expect(
      heart
        .side('delta-box')
        .inbox.get(answer?.name ?? '')
        ?.toString(),
    ).toContain('ST*997');
    const lines = heart.twin.journal().filter(({ row }) => row === answer?.id);
    expect(lines.at(-1)).toMatchObject({ from: 'ready', to: 'sent', actor: 'delta-box' });
    expect(await channel(heart)).toMatchObject({ servedAt: heart.ports.clock.now(), failures: 0 });
  });

  it('all goes in one session', async () => {
    const heart = openHeart();
    let opened = 0;
    heart.side('delta-box').fault = (call) => {
      if (call === 'open') opened += 1;
      if (call === 'open' && opened === 1) throw new Unavailable('sftp:delta-box', 'connection refused');
    };
    await drop(heart);
    await drop(heart);
    heart.pass(60_000);
    await heart.sweep();
    expect([sent(heart), opened]).toEqual([['sent', 'sent'], 2]);
  });

  it('goes again with the same name and bytes where the answer was lost', async () => {
    const heart = openHeart();
    const side = heart.side('delta-box');
    let lost = false;
    heart.side('delta-box').fault = (call, name) => {
      if (call !== 'send' || lost) return;
      lost = true;
      // It is there already, and nobody told us.
      const [dispatch] = heart.twin.rows.dispatches();
      expect(dispatch?.name).toBe(name);
      throw new Unavailable('sftp:delta-box', 'the connection broke');
    };
    await drop(heart);
    expect(sent(heart)).toEqual(['ready']);
    heart.pass(60_000);
    await heart.sweep();
    expect([sent(heart), side.inbox.size]).toEqual([['sent'], 1]);
  });

  it('waits while its channel is paused', async () => {
    const heart = openHeart();
    await heart.ports.store.commit(async (tx) => {
      await tx.ensureChannel(
        { account: 'delta-box' as Account, partner: 'delta', kind: 'sftp-poll' },
        heart.ports.clock.now(),
      );
      await tx.patchChannel('delta-box' as Account, { pausedAt: heart.ports.clock.now() });
    });
    await drop(heart);
    await sendWaiting(heart.ports, 'delta-box' as Account);
    expect(sent(heart)).toEqual(['ready']);
  });

  it('is done by one at a time', async () => {
    const heart = openHeart();
    heart.side('delta-box').fault = () => {
      throw new Unavailable('sftp:delta-box', 'not yet');
    };
    await drop(heart);
    heart.side('delta-box').fault = () => undefined;
    heart.pass(60_000);
    await heart.ports.store.exclusively('channel-out:delta-box', () =>
      sendWaiting(heart.ports, 'delta-box' as Account),
    );
    expect(sent(heart)).toEqual(['ready']);
  });
});

describe('a channel that is away', () => {
  it('is tried again after pauses that double; operations hears of it once, and of its recovery', async () => {
    const heart = openHeart();
    heart.side('delta-box').fault = (call) => {
      if (call === 'open') throw new Unavailable('sftp:delta-box', 'connection refused');
    };
    await drop(heart);
    const pauses: number[] = [];
    for (let n = 0; n < 4; n += 1) {
      const row = await channel(heart);
      const pause = (row?.retryAt?.getTime() ?? 0) - (row?.failedAt?.getTime() ?? 0);
      pauses.push(pause);
      heart.pass(pause - 1);
      expect(await heart.ports.store.work(heart.ports.clock.now())).toEqual([]);
      heart.pass(1);
      await heart.sweep();
    }
    expect(pauses).toEqual([2000, 4000, 8000, 16_000]);
    expect(openCodes(heart, 'channel')).toEqual(['channel-unreachable']);
    heart.side('delta-box').fault = () => undefined;
    heart.pass(3600_000);
    await heart.sweep();
    expect([sent(heart), openCodes(heart, 'channel')]).toEqual([['sent'], []]);
    expect(await channel(heart)).toMatchObject({ failures: 0, failingSince: null, error: null, retryAt: null });
  });

  it('is left alone for as long as it asks', async () => {
    const heart = openHeart();
    heart.side('delta-box').fault = () => {
      throw new Unavailable('sftp:delta-box', 'too many requests', { retryAfterMs: 3600_000 });
    };
    await drop(heart);
    expect((await channel(heart))?.retryAt).toEqual(new Date(heart.ports.clock.now().getTime() + 3600_000));
  });

  it('whose login is refused is told of at once', async () => {
    const heart = openHeart();
    heart.side('delta-box').fault = (call) => {
      if (call === 'open') throw new Refused('sftp:delta-box', 'wrong password');
    };
    await drop(heart);
    expect(openCodes(heart, 'channel')).toEqual(['channel-refused']);
    expect(sent(heart)).toEqual(['ready']);
  });

  it('is not blamed where our own database is away', async () => {
    const heart = openHeart();
    heart.side('delta-box').fault = (call) => {
      if (call === 'send') throw new Unavailable('postgres', 'the database cannot answer');
    };
    await expect(drop(heart)).rejects.toThrow('the database cannot answer');
    expect(await channel(heart)).toMatchObject({ failures: 0, failingSince: null });
  });
});

describe('a dispatch that the other side does not take', () => {
  it('keeps no other one, and its owner is told once', async () => {
    const heart = openHeart();
    heart.side('delta-box').fault = (call, name) => {
      if (call === 'send' && name.includes('000000001'))
        throw new DispatchRefused('sftp:delta-box', 'the name is taken');
    };
    await drop(heart);
    await drop(heart);
    expect(sent(heart)).toEqual(['ready', 'sent']);
    for (let n = 0; n < 3; n += 1) {
      heart.pass(3600_000);
      await heart.sweep();
    }
    expect(openCodes(heart, 'dispatch')).toEqual(['dispatch-refused']);
    expect(openCodes(heart, 'channel')).toEqual([]);
    const [refused] = heart.twin.rows.dispatches();
    expect(await heart.ports.store.attempt('dispatch', refused?.id ?? '')).toMatchObject({ count: 4 });
    heart.side('delta-box').fault = () => undefined;
    heart.pass(3600_000);
    await heart.sweep();
    expect([sent(heart), openCodes(heart, 'dispatch')]).toEqual([['sent', 'sent'], []]);
    expect(await heart.ports.store.attempt('dispatch', refused?.id ?? '')).toBeUndefined();
  });

  it('waits for a person where no profile has the channel any more, and goes by itself when it is back', async () => {
    const heart = openHeart();
    heart.side('delta-box').fault = () => {
      throw new Unavailable('sftp:delta-box', 'not yet');
    };
    await drop(heart);
    const all = [...heart.partners];
    heart.partners.splice(0, all.length, ...all.filter(({ partner }) => partner.id !== 'delta'));
    heart.pass(60_000);
    await heart.sweep();
    expect(openCodes(heart, 'dispatch')).toEqual(['channel-missing']);
    heart.partners.splice(0, heart.partners.length, ...all);
    heart.side('delta-box').fault = () => undefined;
    heart.pass(3600_000);
    await heart.sweep();
    expect([sent(heart), openCodes(heart, 'dispatch')]).toEqual([['sent'], []]);
  });
});

describe('a dispatch that the partner fetches', () => {
  it('is on show and nothing is done for it', async () => {
    const heart = openHeart();
    const set = acknowledgement('P00001', orderedLines);
    const { answers } = await heart.drop('in.x12', interchange([set]));
    expect(answers).toMatchObject([{ account: 'acme', state: 'ready' }]);
    expect(await sendWaiting(heart.ports, 'acme' as Account)).toBe(false);
    expect([sent(heart), openCodes(heart, 'dispatch')]).toEqual([['ready'], []]);
    expect(await heart.ports.store.work(heart.ports.clock.now())).toEqual([]);
  });
});
