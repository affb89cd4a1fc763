import { acknowledgement, interchange, openHeart, orderedLines } from '@quayside/heart';
import { expect, it } from 'vitest';
import { splitFile } from './split-file.js';

const set = acknowledgement('P00001', orderedLines);
const first = interchange([set], { control: '000000101' });
const second = interchange([set], { control: '000000102' });

/** A file that is split, and nothing more of it. */
async function split(bytes: Buffer, partner = 'acme') {
  const heart = openHeart();
  const { id } = await heart.receive('in.edi', bytes, { partner });
  await splitFile(heart.ports, id);
  return { ...heart, ...(await heart.story(id)) };
}

it('makes one arrival of an interchange, and a turn to read it', async () => {
  const { file, arrivals, twin } = await split(first);
  expect(file.state).toBe('split');
  expect(arrivals).toMatchObject([
    { ...{ index: 0, offset: 0, length: first.length, kind: 'x12', state: 'received', partner: 'acme' } },
  ]);
  expect(twin.jobs()).toContainEqual({ queue: 'arrival', whose: 'acme' });
  expect(twin.journal().at(-1)).toMatchObject({ from: 'stored', to: 'split', what: '1 arrival' });
});

it('tiles a file with its interchanges and what is between them', async () => {
  const edifact = Buffer.from("UNB+UNOC:3+A+B+261123:1015+1'UNZ+0+1'");
  const parts = [Buffer.from('junk'), first, Buffer.from('!!! garbage !!!\n'), edifact, second];
  const { arrivals, twin } = await split(Buffer.concat(parts));
  expect(arrivals.map(({ kind }) => kind)).toEqual(['unreadable', 'x12', 'unreadable', 'edifact', 'x12']);
  let at = 0;
  for (const { offset, length } of arrivals) {
    expect(offset).toBe(at);
    at += length;
  }
  expect(at).toBe(Buffer.concat(parts).length);
  expect(twin.jobs().filter(({ queue }) => queue === 'arrival')).toEqual([{ queue: 'arrival', whose: 'acme' }]);
});

it('makes one unreadable arrival of a file in which there is no interchange', async () => {
  const { file, arrivals } = await split(Buffer.from('no EDI at all'));
  expect([file.state, ...arrivals.map(({ kind, length }) => [kind, length])]).toEqual(['split', ['unreadable', 13]]);
});

it('keeps an empty file as unreadable, in front of operations', async () => {
  const { file, arrivals, open } = await split(Buffer.alloc(0));
  expect(file).toMatchObject({ state: 'unreadable', findings: [{ code: 'file-empty', severity: 'fatal' }] });
  expect(open).toMatchObject([{ subjectKind: 'file', code: 'file-empty', owner: 'operations' }]);
  expect(arrivals).toEqual([]);
});

it.each([
  ['CSV', 'order;line\n', 'csv'],
  ['XML', ' <?xml version="1.0"?><Order/>', 'xml'],
  ['JSON', '\ufeff[{"order":1}]', 'json'],
] as const)('makes one arrival of a file of %s where such files were agreed', async (_, text, kind) => {
  const { arrivals } = await split(Buffer.from(text), 'kern');
  expect(arrivals).toMatchObject([{ kind, offset: 0, length: Buffer.byteLength(text) }]);
});

it('takes a file for what it is where its partner has no files without an envelope, or is gone', async () => {
  expect((await split(Buffer.from('<a/>'))).arrivals).toMatchObject([{ kind: 'unreadable' }]);
  expect((await split(Buffer.from('a;b'), 'nobody')).arrivals).toMatchObject([{ kind: 'unreadable' }]);
});

it('does nothing with a file that is split, set aside, or gone', async () => {
  const { ports, twin, file, arrivals } = await split(first);
  await splitFile(ports, file.id);
  await splitFile(ports, crypto.randomUUID());
  expect(twin.rows.arrivals()).toEqual(arrivals);
});

it('is done once by two at the same moment', async () => {
  const heart = openHeart();
  const { id } = await heart.receive('in.edi', first);
  const both = await Promise.allSettled([splitFile(heart.ports, id), splitFile(heart.ports, id)]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(heart.twin.rows.arrivals()).toHaveLength(1);
});
