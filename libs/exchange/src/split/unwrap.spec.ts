import { acknowledgement, interchange, openHeart, orderedLines } from '@quayside/heart';
import { describe, expect, it } from 'vitest';
import { Unavailable } from '../model/errors.js';
import { bytesOf } from '../step/payload-bytes.js';

const bytes = (text: string) => Buffer.from(text);
const entry = (name: string, content = name) => ({ name, bytes: bytes(content) });

function limited(limits: string) {
  return { profiles: { acme: [['currency: EUR', `currency: EUR\nwrappers: { ${limits} }`]] } } as const;
}

describe('a wrapper', () => {
  it('becomes the files in it, each with its bytes, its place and its job', async () => {
    const { ports, twin, wrappers, receive, settle, story } = openHeart();
    const zip = wrappers.zip('two.zip', [entry('a/first.txt'), entry('../second.txt', 'x'.repeat(2500))]);
    const { id, seq } = await receive('two.zip', zip, { usage: 'test' });
    await settle();
    expect((await story(id)).file).toMatchObject({ state: 'split', wrapper: 'zip', findings: [] });
    const [, first, second] = twin.rows.files();
    expect(first).toMatchObject({ name: 'a/first.txt', parent: id, entry: 0, place: [seq, '0'], usage: 'test' });
    expect(second).toMatchObject({
      name: 'second.txt',
      size: 2500,
      place: [seq, '1'],
      account: 'acme',
      state: 'split',
    });
    expect(String(await bytesOf(ports.store.payloads.read(second?.payload ?? '')))).toBe('x'.repeat(2500));
    expect(twin.journal().filter(({ actor }) => actor === 'splitFile')).toMatchObject([
      { row: first?.id, to: 'stored', what: 'a/first.txt, 11 bytes, out of two.zip' },
      { row: second?.id },
    ]);
  });

  it('goes the road of every file: an order in it is delivered', async () => {
    const { twin, wrappers, drop } = openHeart();
    const content = interchange([acknowledgement('P00001', orderedLines)]);
    await drop('o.zip', wrappers.zip('o.zip', [{ name: '855.x12', bytes: content }]));
    expect(twin.rows.documents()).toMatchObject([{ type: 'order-acknowledgement', orderNumber: 'P00001' }]);
  });

  it('may be in another one', async () => {
    const { twin, wrappers, drop } = openHeart();
    const inner = wrappers.zip('inner.zip', [entry('a.txt')]);
    await drop('outer.zip', wrappers.zip('outer.zip', [{ name: 'inner.zip', bytes: inner }]));
    expect(twin.rows.files().map(({ name, place }) => [name, place.length])).toEqual([
      ['outer.zip', 1],
      ['inner.zip', 2],
      ['a.txt', 3],
    ]);
  });

  it('has what is no file left aside, some of it one by one', async () => {
    const { wrappers, drop } = openHeart();
    const folders = Array.from(
      { length: 103 },
      (_, n) => ({ kind: 'ignored', name: `f${n}/`, why: 'a folder' }) as const,
    );
    const signed = { kind: 'remark', code: 'signed-by', serious: false, message: 'signed by ada' } as const;
    const doubtful = { kind: 'remark', code: 'not-signed', serious: true, message: 'nobody signed it' } as const;
    const { file } = await drop('f.zip', wrappers.zip('f.zip', [...folders, signed, doubtful, entry('a.txt')]));
    expect(file.findings).toHaveLength(2 + 100 + 1);
    expect(file.findings.slice(0, 3)).toEqual([
      { code: 'signed-by', severity: 'info', message: 'signed by ada' },
      { code: 'not-signed', severity: 'warn', message: 'nobody signed it' },
      { code: 'entry-ignored', severity: 'info', message: 'f0: a folder, left aside' },
    ]);
    expect(file.findings.at(-1)?.message).toBe('3 more that are no files, left aside');
  });

  it.each([
    ['with more files than agreed', 'entries: 2', [entry('a'), entry('b'), entry('c')], 'wrapper-too-large', 'entries'],
    ['with more bytes than agreed', 'unpacked: 1KB', [entry('a', 'x'.repeat(1025))], 'wrapper-too-large', 'unpacked'],
    [
      'with more bytes in all of its files than agreed',
      'unpacked: 1KB',
      [entry('a', 'x'.repeat(600)), entry('b', 'x'.repeat(600))],
      'wrapper-too-large',
      'unpacked',
    ],
    ['in which there is no file', 'entries: 2', [], 'wrapper-empty', 'no file'],
  ] as const)('%s is refused whole', async (_, limits, contents, code, word) => {
    const { twin, wrappers, drop } = openHeart(limited(limits));
    const { file, open } = await drop('big.zip', wrappers.zip('big.zip', contents));
    expect(file).toMatchObject({ state: 'unreadable', wrapper: 'zip', findings: [{ code, severity: 'fatal' }] });
    expect(open).toMatchObject([{ code, owner: 'onboarding' }]);
    expect(open[0]?.message).toContain(word);
    expect(twin.looseBytes()).toEqual([]);
    expect(twin.rows.files()).toHaveLength(1);
  });

  it('that says how large it is in vain is stopped by the ratio', async () => {
    const { wrappers, drop } = openHeart(limited('ratio: 2'));
    const blanks = { name: 'blanks', bytes: Buffer.alloc(10 * 1024 * 1024 + 1) };
    const { open } = await drop('bomb.zip', wrappers.zip('bomb.zip', [blanks]));
    expect(open).toMatchObject([{ code: 'wrapper-too-large' }]);
  });

  it('has no limits of its own in another one: what the outermost holds counts', async () => {
    const { twin, wrappers, drop } = openHeart(limited('entries: 3'));
    const inner = wrappers.zip('inner.zip', [entry('a'), entry('b')]);
    await drop('outer.zip', wrappers.zip('outer.zip', [{ name: 'inner.zip', bytes: inner }, entry('c')]));
    expect(twin.rows.files().map(({ name, state }) => [name, state])).toEqual([
      ['outer.zip', 'split'],
      ['inner.zip', 'unreadable'],
      ['c', 'split'],
    ]);
  });

  it('is refused where it is deeper than agreed', async () => {
    const { twin, wrappers, drop } = openHeart(limited('depth: 1'));
    const inner = wrappers.zip('inner.zip', [entry('a')]);
    await drop('outer.zip', wrappers.zip('outer.zip', [{ name: 'inner.zip', bytes: inner }]));
    expect(twin.rows.exceptions()).toMatchObject([{ code: 'wrapper-too-deep' }]);
    expect(twin.rows.files().map(({ state }) => state)).toEqual(['split', 'unreadable']);
  });

  it('that is broken is refused with what is wrong', async () => {
    const { drop } = openHeart();
    const { file, open } = await drop('bad.zip', bytes('PK\u0003\u0004nothing'));
    expect([file.state, file.wrapper, open[0]?.code]).toEqual(['unreadable', 'zip', 'wrapper-broken']);
  });

  it('is begun anew where unwrapping was broken off, and leaves no bytes of the first attempt', async () => {
    let broken = false;
    const heart = openHeart({
      around: (ports) => ({
        ...ports,
        wrappers: {
          seal: ports.wrappers.seal,
          async *open(wrapper) {
            let n = 0;
            for await (const each of ports.wrappers.open(wrapper)) {
              if (!broken && n++ === 1) {
                broken = true;
                throw new Unavailable('postgres', 'the database went away');
              }
              yield each;
            }
          },
        },
      }),
    });
    const { id } = await heart.receive('two.zip', heart.wrappers.zip('two.zip', [entry('a'), entry('b')]));
    await heart.settle();
    expect((await heart.story(id)).file.state).toBe('stored');
    heart.pass(60_000);
    await heart.sweep();
    expect(heart.twin.rows.files().map(({ name, state }) => [name, state])).toEqual([
      ['two.zip', 'split'],
      ['a', 'split'],
      ['b', 'split'],
    ]);
    expect(heart.twin.looseBytes()).toEqual([]);
  });
});

describe('where signatures were agreed', () => {
  const agreed = "openpgp: { key: { secret: ours }, partnerKeys: ['-----BEGIN PGP PUBLIC KEY BLOCK-----'] }";
  const signed = { profiles: { acme: [['currency: EUR', `currency: EUR\n${agreed}`]] } } as const;

  it('a file that came in no envelope of OpenPGP is not taken for the partner’s', async () => {
    const { file, open } = await openHeart(signed).drop('a.x12', bytes('ISA*00*'));
    expect([file.state, file.wrapper]).toEqual(['unreadable', null]);
    expect(open).toMatchObject([{ code: 'openpgp-expected' }]);
  });

  it('an empty file is empty', async () => {
    const { open } = await openHeart(signed).drop('a.x12', Buffer.alloc(0));
    expect(open).toMatchObject([{ code: 'file-empty' }]);
  });
});
