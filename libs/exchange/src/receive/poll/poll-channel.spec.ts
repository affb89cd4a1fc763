import type { Account } from '@quayside/partners';
import { acknowledgement, interchange, openHeart, orderedLines, type Heart } from '@quayside/heart';
import { describe, expect, it } from 'vitest';
import { heldBackWords } from '../../channel/channel-words.js';
import { liveChannel, isFetched } from '../../channel/live-channel.js';
import { Refused, Unavailable } from '../../model/errors.js';
import { bytesOf } from '../../step/payload-bytes.js';
import { dueChannels, pollChannel } from './poll-channel.js';

const box = 'delta-box';
const minute = 60_000;

/** One look, when it is due. */
async function look(heart: Heart, stop?: AbortSignal) {
  const channel = await liveChannel(heart.ports.partners, box);
  if (!channel || !isFetched(channel)) throw new Error('no channel');
  return pollChannel(heart.ports, channel, stop);
}

async function lookAgain(heart: Heart) {
  heart.pass(10 * minute);
  return look(heart);
}

const names = (heart: Heart) => heart.twin.rows.files().map(({ name }) => name);
const codes = async (heart: Heart) => (await heart.ports.store.openExceptions('channel', box)).map(({ code }) => code);
const bytes = (text: string) => Buffer.from(text);

/** Throws `error` at a call, `times` of them. */
function failing(heart: Heart, at: string, error: Error, times = Number.POSITIVE_INFINITY): void {
  let left = times;
  heart.side(box).fault = (call) => {
    if (call === at && left-- > 0) throw error;
  };
}

describe('a look at the other side', () => {
  it('takes what is there, with its bytes, and has it removed there only then', async () => {
    const heart = openHeart();
    heart.side(box).put('a.x12', bytes('x'.repeat(2500)));
    heart.side(box).fault = (call) => {
      if (call === 'confirm') expect(names(heart)).toEqual(['a.x12']);
    };
    expect(await look(heart)).toBe('done');
    const [file] = heart.twin.rows.files();
    expect(file).toMatchObject({ partner: 'delta', account: box, channel: 'sftp-poll', size: 2500, state: 'stored' });
    expect(String(await bytesOf(heart.ports.store.payloads.read(file?.payload ?? '')))).toBe('x'.repeat(2500));
    expect(heart.twin.jobs()).toContainEqual({ queue: 'file', whose: 'delta' });
    expect(heart.side(box).names).toEqual([]);
  });

  it('takes files in the order in which they lay there', async () => {
    const heart = openHeart();
    for (const [name, at] of [
      ['c', 1],
      ['b', 3],
      ['a', 3],
    ] as const) {
      heart.side(box).put(name, bytes(name), new Date(at));
    }
    await look(heart);
    expect(names(heart)).toEqual(['c', 'a', 'b']);
  });

  it('is not due before its time, and elsewhere while another one runs', async () => {
    const heart = openHeart();
    expect(await look(heart)).toBe('done');
    expect(await look(heart)).toBe('not-due');
    expect((await dueChannels(heart.ports)).map(({ account }) => account)).toEqual(['van-box']);
    heart.pass(minute);
    expect((await dueChannels(heart.ports)).map(({ account }) => account)).toContain(box);
    expect(await heart.ports.store.exclusively(`channel:${box}`, () => look(heart))).toBe('elsewhere');
  });

  it('leaves what is half written, renamed or none of the names that were agreed', async () => {
    const heart = openHeart({ profiles: { delta: [['folders: [outbox]', "folders: [outbox], names: ['*.x12']"]] } });
    for (const name of ['a.x12.part', '.b.x12', 'c.txt', 'd.x12']) heart.side(box).put(name, bytes(name));
    await look(heart);
    expect(names(heart)).toEqual(['d.x12']);
  });

  it('goes on at once where there was more than it takes', async () => {
    const heart = openHeart({ profiles: { delta: [['login: quayside', 'login: quayside\n    batch: 2']] } });
    for (const name of ['a', 'b', 'c']) heart.side(box).put(name, bytes(name));
    expect([await look(heart), await look(heart), await look(heart)]).toEqual(['done', 'done', 'not-due']);
    expect(names(heart)).toEqual(['a', 'b', 'c']);
  });

  it('leaves what came after somebody paused the channel', async () => {
    const heart = openHeart();
    heart.side(box).put('a', bytes('a'));
    await heart.ports.store.commit((tx) =>
      tx.ensureChannel({ account: box as Account, partner: 'delta', kind: 'sftp-poll' }, heart.ports.clock.now()),
    );
    const pausing = heart.ports.store.commit.bind(heart.ports.store);
    heart.side(box).fault = (call) => {
      if (call === 'list') void pausing((tx) => tx.patchChannel(box as Account, { pausedAt: heart.ports.clock.now() }));
    };
    await look(heart);
    expect(names(heart)).toEqual([]);
  });

  it('that is stopped says so, and is no failure', async () => {
    const heart = openHeart();
    const stop = new AbortController();
    heart.side(box).fault = (call) => {
      if (call !== 'list') return;
      stop.abort();
      throw new Unavailable('sftp:delta-box', 'closed');
    };
    expect(await look(heart, stop.signal)).toBe('stopped');
    expect(await heart.ports.store.channel(box as Account)).toMatchObject({ failures: 0 });
  });
});

describe('when a file is complete', () => {
  it.each([
    ['when it was seen unchanged twice', 'complete: { rule: stable }', 2],
    ['when it is old enough', 'complete: { rule: age, seconds: 900 }', 3],
  ])('%s', async (_, rule, looks) => {
    const heart = openHeart({ profiles: { delta: [['complete: { rule: renamed }', rule]] } });
    heart.side(box).put('a', bytes('a'));
    for (let n = 1; n < looks; n += 1) {
      await lookAgain(heart);
      expect(names(heart)).toEqual([]);
    }
    await lookAgain(heart);
    expect(names(heart)).toEqual(['a']);
  });

  it('when it stopped changing: another version begins anew', async () => {
    const heart = openHeart({ profiles: { delta: [['complete: { rule: renamed }', 'complete: { rule: stable }']] } });
    for (let n = 0; n < 3; n += 1) {
      heart.side(box).put('a', bytes(`version ${n}`));
      await lookAgain(heart);
    }
    expect(names(heart)).toEqual([]);
    await lookAgain(heart);
    expect(heart.twin.rows.files()).toMatchObject([{ name: 'a', size: 9 }]);
  });

  it('when its marker is there', async () => {
    const heart = openHeart({ profiles: { delta: [['complete: { rule: renamed }', 'complete: { rule: marker }']] } });
    heart.side(box).put('a', bytes('a'));
    await lookAgain(heart);
    expect(names(heart)).toEqual([]);
    heart.side(box).put('a.done', bytes(''));
    await lookAgain(heart);
    expect(names(heart)).toEqual(['a']);
  });
});

describe('nothing is taken twice', () => {
  it('where it could not be removed there, though it is ours', async () => {
    const heart = openHeart();
    heart.side(box).put('a', bytes('a'));
    failing(heart, 'confirm', new Unavailable('sftp:delta-box', 'the connection broke'), 1);
    expect(await look(heart)).toBe('failed');
    expect([names(heart), heart.side(box).names]).toEqual([['a'], ['a']]);
    expect(await lookAgain(heart)).toBe('done');
    expect([names(heart), heart.side(box).names]).toEqual([['a'], []]);
  });

  it('but another file that came under the same name is taken as the new one that it is', async () => {
    const heart = openHeart();
    heart.side(box).put('a', bytes('first'));
    failing(heart, 'confirm', new Unavailable('sftp:delta-box', 'the connection broke'), 1);
    await look(heart);
    heart.side(box).put('a', bytes('other'));
    await lookAgain(heart);
    await lookAgain(heart);
    expect(heart.twin.rows.files()).toHaveLength(2);
  });

  it('but so is one that has the same size and time, though it could not be removed before', async () => {
    const heart = openHeart();
    heart.side(box).put('a', bytes('first'));
    failing(heart, 'confirm', new Unavailable('sftp:delta-box', 'the connection broke'), 1);
    await look(heart);
    heart.side(box).exchange('a', bytes('other'));
    await lookAgain(heart);
    await lookAgain(heart);
    expect(heart.twin.rows.files()).toHaveLength(2);
    expect(heart.side(box).names).toEqual([]);
  });

  it('where the fetch was cut, and no bytes are left over', async () => {
    const heart = openHeart();
    heart.side(box).put('a', bytes('x'.repeat(2500)));
    failing(heart, 'fetch', new Unavailable('sftp:delta-box', 'the connection broke'), 2);
    for (let n = 0; n < 3; n += 1) await lookAgain(heart);
    expect([names(heart), heart.twin.looseBytes()]).toEqual([['a'], []]);
  });

  it('where it vanished or changed between listing and fetching', async () => {
    const heart = openHeart();
    heart.side(box).put('gone', bytes('gone'));
    heart.side(box).put('changed', bytes('old'));
    let once = true;
    heart.side(box).fault = (call) => {
      if (call !== 'fetch' || !once) return;
      once = false;
      heart.side(box).remove('gone');
      heart.side(box).put('changed', bytes('new!'));
    };
    expect(await look(heart)).toBe('done');
    expect(names(heart)).toEqual([]);
    await lookAgain(heart);
    expect(heart.twin.rows.files()).toMatchObject([{ name: 'changed', size: 4 }]);
    expect(heart.twin.looseBytes()).toEqual([]);
  });
});

describe('where key and version name one thing for ever', () => {
  function opened(): Heart {
    const heart = openHeart();
    heart.side(box).settles = true;
    return heart;
  }

  it('what is ours is confirmed, listed or not', async () => {
    const heart = opened();
    heart.side(box).put('a', bytes('a'));
    failing(heart, 'confirm', new Unavailable('sftp:delta-box', 'the connection broke'), 1);
    expect(await look(heart)).toBe('failed');
    heart.side(box).remove('a');
    await lookAgain(heart);
    expect([names(heart), heart.side(box).confirmed]).toEqual([['a'], ['a']]);
    expect(await heart.ports.store.takenRemote(box as Account)).toEqual([]);
  });

  it('what cannot be confirmed keeps no other', async () => {
    const heart = opened();
    for (const name of ['a', 'b']) heart.side(box).put(name, bytes(name));
    heart.side(box).fault = (call, name) => {
      if (call === 'confirm' && name === 'a') throw new Refused('sftp:delta-box', 'not yours');
    };
    expect(await look(heart)).toBe('failed');
    expect([names(heart), heart.side(box).confirmed]).toEqual([['a', 'b'], ['b']]);
  });

  it('what is listed in look after look and never there is told of', async () => {
    const heart = opened();
    heart.side(box).put('a', bytes('a'));
    const { open: openSide } = heart.side(box);
    Object.assign(heart.side(box), {
      open: async () => ({ ...(await openSide.call(heart.side(box))), fetch: async () => 'gone' }),
    });
    expect([await lookAgain(heart), await lookAgain(heart), await lookAgain(heart)]).toEqual([
      'done',
      'done',
      'failed',
    ]);
    expect(await codes(heart)).toEqual(['channel-refused']);
  });

  it('the position of a listing is kept with the last of its files, and no sooner', async () => {
    const heart = opened();
    for (const name of ['a', 'b']) heart.side(box).put(name, bytes(name));
    heart.side(box).position = 'page-2';
    failing(heart, 'fetch', new Unavailable('sftp:delta-box', 'the connection broke'), 1);
    await look(heart);
    expect(await heart.ports.store.channel(box as Account)).toMatchObject({ position: null });
    await lookAgain(heart);
    expect(await heart.ports.store.channel(box as Account)).toMatchObject({ position: 'page-2' });
  });
});

describe('a channel whose partner sends faster than we read', () => {
  const standing = (heart: Heart) => heart.ports.store.channel(box as Account);

  it('is left alone until a quarter of what may wait is read, says so, and goes on by itself', async () => {
    const heart = openHeart({ backlog: 4 });
    for (let n = 0; n < 4; n += 1) heart.side(box).put(`${n}`, bytes(`${n}`));
    expect(await lookAgain(heart)).toBe('done');
    heart.side(box).put('late', bytes('late'));
    expect(await lookAgain(heart)).toBe('held-back');
    expect(heart.side(box).names).toEqual(['late']);
    expect(heldBackWords(await standing(heart))).toMatch(
      /^Not looked at for now: 4 files of this partner wait to be read/,
    );
    expect(await codes(heart)).toEqual([]);
    // It comes back sooner than by its schedule, and not at once.
    expect(await look(heart)).toBe('not-due');
    expect(await lookAgain(heart)).toBe('held-back');
    expect(heart.twin.journal().filter(({ to }) => to === 'held-back')).toHaveLength(1);
    await heart.settle();
    expect(await lookAgain(heart)).toBe('done');
    expect([heart.side(box).names, heldBackWords(await standing(heart))]).toEqual([[], null]);
    expect(heart.twin.journal().filter(({ what }) => what.startsWith('looked at again'))).toHaveLength(1);
  });

  it('holds back no other partner', async () => {
    const heart = openHeart({ backlog: 2 });
    for (let n = 0; n < 4; n += 1) await heart.receive(`${n}`, bytes('x'));
    heart.side(box).put('a', bytes('a'));
    expect(await look(heart)).toBe('done');
  });
});

describe('a channel that does not work', () => {
  it('is told of after three failures, once, and settles itself', async () => {
    const heart = openHeart();
    failing(heart, 'list', new Unavailable('sftp:delta-box', 'connection refused'));
    const told: (readonly string[])[] = [];
    for (let n = 0; n < 4; n += 1) {
      expect(await lookAgain(heart)).toBe('failed');
      told.push(await codes(heart));
    }
    expect(told).toEqual([[], [], ['channel-unreachable'], ['channel-unreachable']]);
    heart.side(box).fault = () => undefined;
    expect(await lookAgain(heart)).toBe('done');
    expect(await codes(heart)).toEqual([]);
  });

  it('because of a fault of ours is told of at once', async () => {
    const heart = openHeart();
    failing(heart, 'list', new TypeError('a bad day'));
    await look(heart);
    expect(await codes(heart)).toEqual(['channel-broken']);
  });

  it('for one file keeps none of the others', async () => {
    const heart = openHeart();
    heart.side(box).put('a', bytes('a'), new Date(1));
    heart.side(box).put('b', bytes('b'), new Date(2));
    heart.side(box).fault = (call, name) => {
      if (call === 'fetch' && name === 'a') throw new Refused('sftp:delta-box', 'permission denied');
    };
    expect(await look(heart)).toBe('failed');
    expect([names(heart), await codes(heart)]).toEqual([['b'], ['channel-refused']]);
  });

  it('for sending says nothing of fetching', async () => {
    const heart = openHeart();
    heart.side(box).put('a.x12', interchange([acknowledgement('P00001', orderedLines)], { sender: 'DELTA' }));
    await look(heart);
    failing(heart, 'send', new Unavailable('sftp:delta-box', 'disk full'));
    await heart.settle();
    expect(await heart.ports.store.channel(box as Account)).toMatchObject({ failingIn: 'send', failures: 1 });
    heart.pass(minute);
    expect(await look(heart)).toBe('done');
    expect(await heart.ports.store.channel(box as Account)).toMatchObject({ failingIn: 'send', failures: 1 });
  });
});

describe('a file that is larger than agreed', () => {
  it('is left where it is, told once, and settled when it is gone', async () => {
    const heart = openHeart({ profiles: { delta: [['login: quayside', 'login: quayside\n    maxFileSize: 1KB']] } });
    heart.side(box).put('large', Buffer.alloc(1025));
    heart.side(box).put('small', bytes('s'));
    await lookAgain(heart);
    await lookAgain(heart);
    expect([names(heart), await codes(heart)]).toEqual([['small'], ['remote-file-too-large']]);
    heart.side(box).remove('large');
    await lookAgain(heart);
    expect(await codes(heart)).toEqual([]);
  });

  it('which only fetching told is left too', async () => {
    const heart = openHeart();
    heart.side(box).largest = 3;
    heart.side(box).put('large', bytes('large'));
    expect(await look(heart)).toBe('done');
    expect([names(heart), await codes(heart)]).toEqual([[], ['remote-file-too-large']]);
  });
});

describe('text of the other side that nothing can keep', () => {
  it.each(['a\0b.x12', 'a\ud800b.x12', `${'x'.repeat(501)}`])(
    'in the name of one file keeps no other: %j',
    async (name) => {
      const heart = openHeart();
      heart.side(box).put(name, bytes('x'));
      heart.side(box).put('good.x12', bytes('y'));
      await look(heart);
      expect(names(heart)).toEqual(['good.x12']);
      expect(await codes(heart)).toEqual(['channel-refused']);
      expect(heart.side(box).names).toEqual([name]);
    },
  );

  it('in its words is shown, and nothing stops for it', async () => {
    const heart = openHeart();
    failing(heart, 'list', new Refused(box, 'no\0 access\ud800 \u202etoday'), 1);
    await look(heart);
    const [open] = await heart.ports.store.openExceptions('channel', box);
    expect(open?.message).toContain('no‹U+0000› access‹U+D800› ‹U+202E›today');
    expect(await lookAgain(heart)).toBe('done');
  });
});
