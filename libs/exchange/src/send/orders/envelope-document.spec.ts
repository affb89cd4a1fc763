import type { Order } from '@quayside/canonical';
import { openHeart, order, type Heart, type HeartOptions } from '@quayside/heart';
import { decimalOf, localDateOf } from '@quayside/std';
import { expect, it } from 'vitest';

const echo = { vendor: 'ECHO' };
const plain = order('P00100');
const ordered: Order = {
  ...{ ...plain, date: localDateOf('2026-11-23') },
  lines: plain.lines.map((line) => ({ ...line, item: { ...line.item, supplier: `E-${line.number}` } })),
};

/** With the agreement about orders that the profile of echo has instead. */
async function began(profile: NonNullable<HeartOptions['profiles']>[string]): Promise<Heart> {
  const heart = openHeart({ profiles: { echo: profile } });
  await heart.findOrders();
  heart.feed.write(ordered, echo);
  await heart.findOrders();
  return heart;
}

const sent = (heart: Heart) => [...heart.side('echo-box').inbox.values()].map(String);

it('a cXML order that takes the place of another one names it', async () => {
  const heart = await began([
    ['us: { x12', 'us: { cxml: [{ domain: DUNS, identity: "1" }], x12'],
    ['identifiers: { x12', 'identifiers: { cxml: [{ domain: DUNS, identity: "2" }], x12'],
    ['{ channel: echo-box }', '{ format: xml, set: cxml:OrderRequest, changes: replace, channel: echo-box }'],
    ['  order-change: {}\n', ''],
  ]);
  const lines = ordered.lines.map((line) => ({ ...line, quantity: { ...line.quantity, value: decimalOf('7') } }));
  heart.feed.write({ ...ordered, lines }, echo);
  await heart.findOrders();
  heart.feed.write({ ...ordered, lines, state: 'cancelled' }, echo);
  await heart.findOrders();
  const texts = sent(heart);
  const own = texts.map((text) => /<cXML [^>]*payloadID="([^"]+)"/.exec(text)?.[1]);
  const named = texts.map((text) => /<DocumentReference payloadID="([^"]+)"/.exec(text)?.[1]);
  expect(texts.map((text) => /OrderRequestHeader[^>]* type="(\w+)"/.exec(text)?.[1])).toEqual([
    'new',
    'update',
    'delete',
  ]);
  expect(named).toEqual([undefined, own[0], own[1]]);
});

it('a UBL cancellation is named for what it is', async () => {
  const heart = await began([
    ['order: { channel: echo-box }', 'order: { format: xml, set: ubl:Order, channel: echo-box }'],
    ['order-change: {}', 'order-change: [{ format: xml }, { format: xml, set: ubl:OrderCancellation }]'],
  ]);
  heart.feed.write({ ...ordered, state: 'cancelled' }, echo);
  await heart.findOrders();
  expect(heart.twin.rows.outbounds().map(({ setType, state }) => [setType, state])).toEqual([
    [null, 'sent'],
    [null, 'sent'],
  ]);
  expect([...heart.side('echo-box').inbox.keys()]).toEqual(['Order-P00100-1.xml', 'OrderCancellation-P00100-2.xml']);
});
