import {
  acknowledgement,
  interchange,
  invoice,
  openHeart,
  order,
  orderedLines,
  shipNotice,
  type Heart,
} from '@quayside/heart';
import { describe, expect, it } from 'vitest';
import { readArrival } from './read-arrival.js';
import { splitFile } from '../split/split-file.js';
import { chooseForDocument } from '../choices/document-choices.js';

let control = 100;
const send = (heart: Heart, set: readonly string[], partner = 'acme') =>
  heart.drop('in.x12', interchange([set], { control: String((control += 1)).padStart(9, '0') }), { partner });

function open(): Heart {
  const heart = openHeart();
  heart.erp.put(order());
  return heart;
}

const [line] = orderedLines;
const bill = (quantity: string) => invoice('B-1', 'P00001', [{ ...line, quantity }], String(Number(quantity) * 125));

describe('a document that says the same as one before', () => {
  it('is a duplicate, whatever envelope carried it', async () => {
    const heart = open();
    const first = await send(heart, acknowledgement('P00001', orderedLines));
    const again = await send(heart, acknowledgement('P00001', orderedLines));
    expect(first.documents).toMatchObject([{ state: 'delivered', version: 1 }]);
    expect(again.documents).toMatchObject([{ state: 'duplicate', version: 1 }]);
    expect(heart.twin.journal().at(-3)?.what).toBe(`says the same as ${first.documents[0]?.id}`);
  });

  it('is none of a document that was refused', async () => {
    const heart = openHeart();
    const held = await send(heart, acknowledgement('P00001', orderedLines));
    const no = { choice: 'reject', by: 'ada', reason: 'no' } as const;
    await chooseForDocument(heart.ports, held.documents[0]?.id ?? '', no);
    const again = await send(heart, acknowledgement('P00001', orderedLines));
    expect(again.documents).toMatchObject([{ state: 'held', version: 1 }]);
  });
});

describe('a document with the number of one before and other content', () => {
  it.each([
    [
      'an acknowledgement',
      acknowledgement('P00001', orderedLines, 'SO-1'),
      acknowledgement('P00001', orderedLines, 'SO-2'),
    ],
    ['a ship notice', shipNotice('A-1', 'P00001', orderedLines), shipNotice('A-1', 'P00001', [line])],
  ])('is a revision: %s', async (_, first, second) => {
    const heart = open();
    await send(heart, first);
    const revision = await send(heart, second);
    expect(revision.documents).toMatchObject([{ version: 2 }]);
    expect(revision.documents[0]?.state).not.toBe('duplicate');
  });

  it('is held for finance where it is an invoice', async () => {
    const heart = open();
    await send(heart, bill('10'));
    const again = await send(heart, bill('20'));
    expect(again.documents).toMatchObject([{ state: 'held', version: 2 }]);
    expect(again.open).toMatchObject([{ code: 'number-reused', owner: 'finance', subjectKind: 'inbound' }]);
    expect(again.open[0]?.message).toContain('Invoice B-1');
  });

  it('has a release of its own where it says so: that is another document', async () => {
    const heart = open();
    const [type = '', bak = '', ...rest] = acknowledgement('P00001', orderedLines);
    const released = [type, bak.replace('P00001*20261123', 'P00001*20261123*7'), ...rest];
    await send(heart, acknowledgement('P00001', orderedLines, 'SO-2'));
    const { documents } = await send(heart, released);
    expect(documents).toMatchObject([{ version: 1, number: 'P00001-7' }]);
  });
});

it('decides about two documents of one key one after another, also when they are read at the same moment', async () => {
  const heart = open();
  const files = [];
  for (const control of ['000000001', '000000002']) {
    files.push(await heart.receive('in.x12', interchange([acknowledgement('P00001', orderedLines)], { control })));
  }
  for (const { id } of files) await splitFile(heart.ports, id);
  await Promise.all(heart.twin.rows.arrivals().map(({ id }) => readArrival(heart.ports, id)));
  expect(
    heart.twin.rows
      .documents()
      .map(({ state }) => state)
      .sort(),
  ).toEqual(['accepted', 'duplicate']);
});
