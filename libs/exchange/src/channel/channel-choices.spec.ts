import type { Account } from '@quayside/partners';
import { openHeart, type Heart } from '@quayside/heart';
import { describe, expect, it } from 'vitest';
import { PeerNotTrusted, Unavailable } from '../model/errors.js';
import { dueChannels, pollChannel } from '../receive/poll/poll-channel.js';
import { approveHostKey, pauseChannel, resumeChannel, testChannel } from './channel-choices.js';
import { aboutChannel, awaitsApproval, channelState } from './channel-words.js';
import { liveChannel } from './live-channel.js';

const box = 'delta-box';
const offered = 'SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

async function look(heart: Heart) {
  const due = await dueChannels(heart.ports);
  for (const channel of due) if (channel.account === box) await pollChannel(heart.ports, channel);
  return due.some(({ account }) => account === box);
}

async function state(heart: Heart) {
  const channel = await liveChannel(heart.ports.partners, box);
  if (!channel) throw new Error('no channel');
  return channelState(channel, await heart.ports.store.channel(box as Account));
}

function untrusted(heart: Heart, expected: readonly string[] = []): void {
  heart.side(box).fault = (call) => {
    if (call === 'open') throw new PeerNotTrusted('sftp:delta-box', offered, expected);
  };
}

describe('a paused channel', () => {
  it('is not looked at until somebody resumes it, and then at once', async () => {
    const heart = openHeart();
    expect(await state(heart)).toBe('unused');
    await pauseChannel(heart.ports, box, 'ada');
    expect([await look(heart), await state(heart)]).toEqual([false, 'paused']);
    await resumeChannel(heart.ports, box, 'bea');
    expect([await look(heart), await state(heart)]).toEqual([true, 'working']);
    const lines = heart.twin.journal().filter(({ row }) => row === box);
    expect(lines.map(({ to, actor }) => [to, actor])).toEqual([
      ['paused', 'ada'],
      ['resumed', 'bea'],
    ]);
  });
});

describe('a key that nobody approved', () => {
  it('is approved by a person who has seen it, and its alarm is settled', async () => {
    const heart = openHeart();
    untrusted(heart);
    await look(heart);
    expect(await state(heart)).toBe('approval');
    expect(await heart.ports.store.openExceptions('channel', box)).toMatchObject([{ code: 'host-key-unknown' }]);
    await approveHostKey(heart.ports, box, offered, 'ada');
    heart.side(box).fault = () => undefined;
    expect(await heart.ports.store.channel(box as Account)).toMatchObject({
      trusted: offered,
      trustedBy: 'ada',
      offered: null,
    });
    expect(await heart.ports.store.openExceptions('channel', box)).toEqual([]);
    expect([await look(heart), await state(heart)]).toEqual([true, 'working']);
  });

  it('is another one than that which was seen: it is not approved', async () => {
    const heart = openHeart();
    untrusted(heart);
    await look(heart);
    const other = approveHostKey(heart.ports, box, 'SHA256:other', 'ada');
    await expect(other).rejects.toThrow(`It shows ${offered} now.`);
    await expect(approveHostKey(openHeart().ports, box, offered, 'ada')).rejects.toThrow('waits for no approval');
  });

  it('is no matter of approval where the profile pins one', async () => {
    const heart = openHeart({
      profiles: { delta: [['login: quayside', `login: quayside\n    hostKey: ['${offered}']`]] },
    });
    await expect(approveHostKey(heart.ports, box, offered, 'ada')).rejects.toThrow('The profile pins the key');
    const channel = await liveChannel(heart.ports.partners, box);
    expect(channel && awaitsApproval(channel, { offered })).toBe(false);
  });

  it('that is another one than agreed stops the channel', async () => {
    const heart = openHeart();
    untrusted(heart, ['SHA256:known']);
    await look(heart);
    expect(await heart.ports.store.openExceptions('channel', box)).toMatchObject([{ code: 'host-key-changed' }]);
  });
});

describe('a test of a channel', () => {
  it('says what it tried and changes nothing', async () => {
    const heart = openHeart();
    expect(await testChannel(heart.ports, box)).toEqual([{ what: 'connect', ok: true, text: 'in memory' }]);
    heart.side(box).fault = () => {
      throw new Unavailable('sftp:delta-box', 'connection refused');
    };
    expect(await testChannel(heart.ports, box)).toEqual([{ what: 'connect', ok: false, text: 'connection refused' }]);
    expect(await heart.ports.store.channel(box as Account)).toMatchObject({ failures: 0, failingSince: null });
  });

  it('remembers the key that was shown, for the person who asks', async () => {
    const heart = openHeart();
    untrusted(heart);
    expect((await testChannel(heart.ports, box))[0]?.ok).toBe(false);
    expect(await heart.ports.store.channel(box as Account)).toMatchObject({ offered });
  });

  it('throws what is wrong with us', async () => {
    const heart = openHeart();
    heart.side(box).fault = () => {
      throw new TypeError('a bad day');
    };
    await expect(testChannel(heart.ports, box)).rejects.toThrow('a bad day');
  });

  it('is of no use where the partner comes to us', async () => {
    await expect(testChannel(openHeart().ports, 'acme')).rejects.toThrow('the partner comes to us');
  });
});

it.each([pauseChannel, resumeChannel])('%o is refused for a channel that no profile has', async (choose) => {
  await expect(choose(openHeart().ports, 'gone', 'ada')).rejects.toMatchObject({ name: 'ChoiceNotPossible' });
});

it('says what a channel does', async () => {
  const { ports } = openHeart();
  const channel = await liveChannel(ports.partners, box);
  expect(channel && aboutChannel(channel)).toBe(
    'Fetches from outbox and sends to inbox at quayside@sftp.delta.example, every 1 min',
  );
});
