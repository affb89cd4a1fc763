import { acknowledgement, interchange, openHeart, order as undated, orderedLines, type Heart } from '@quayside/heart';
import type { Order } from '@quayside/canonical';
import { decimalOf, localDateOf } from '@quayside/std';
import { differenceKey, type Settlement, type Way } from '@quayside/matching';
import { describe, expect, it } from 'vitest';
import { chooseForDocument } from '../../choices/document-choices.js';
import { previewDocument } from '../../choices/preview-document.js';
import type { DocumentRow } from '../../model/rows.js';

const echo = { vendor: 'ECHO' };
const said = (heart: Heart) =>
  heart.twin.rows.outbounds().map(({ version, kind, state }) => `${version} ${kind} ${state}`);

function ordered(price = '1.25'): Order {
  const { lines, ...head } = undated('P00100');
  const [first, ...rest] = lines;
  if (!first) throw new Error('no line');
  return {
    ...{ ...head, date: localDateOf('2026-11-23') },
    lines: [{ ...first, price: { amount: decimalOf(price), unit: 'EA' } }, ...rest],
  };
}

function every(way: Way, { decision }: Pick<DocumentRow, 'decision'>): Settlement {
  return Object.fromEntries((decision?.discrepancies ?? []).map((each) => [differenceKey(each), way]));
}

/** The order goes out, and its supplier answers with a price that is within what was agreed. */
async function answered(price: string): Promise<Heart> {
  const within = [['currency: EUR', 'currency: EUR\ntolerances: { price: { percent: 5 } }']] as const;
  const heart = openHeart({ profiles: { echo: within } });
  await heart.findOrders();
  heart.feed.write(ordered(), echo);
  heart.erp.put(ordered());
  await heart.findOrders();
  const [first, second] = orderedLines;
  const lines = [{ ...first, price }, second];
  const set = acknowledgement('P00100', lines);
  const coming = { partner: 'echo', account: 'echo' };
  const { documents } = await heart.drop('in.x12', interchange([set], { sender: 'ECHO' }), coming);
  expect(documents.map(({ state }) => state)).toEqual(['delivered']);
  return heart;
}

describe('an order that its supplier refuses', () => {
  const refusal = ['855', 'BAK*00*RD*P00100*20261123', 'CTT*0'];
  const answer = async (heart: Heart, set: readonly string[], control: string) => {
    const envelope = { sender: 'ECHO', control };
    const coming = { partner: 'echo', account: 'echo' };
    const { documents } = await heart.drop(`${control}.x12`, interchange([set], envelope), coming);
    const [document] = documents;
    if (!document) throw new Error('no document');
    return document;
  };
  const write = async (heart: Heart, order: Order) => {
    heart.feed.write(order, echo);
    heart.erp.put(order);
    await heart.findOrders();
  };

  it('is cancelled by a person and not cancelled at the supplier, and goes out anew when it is confirmed again', async () => {
    const heart = openHeart();
    await heart.findOrders();
    await write(heart, ordered());
    const held = await answer(heart, refusal, '000000071');
    const preview = await previewDocument(heart.ports, held.id, every('take', held));
    expect(preview.effects.map(({ title }) => title)).toContain('Cancel P00100');
    const accepted = { choice: 'accept', by: 'ada', reason: 'no stock', settlement: every('take', held) } as const;
    await chooseForDocument(heart.ports, held.id, accepted);
    await heart.settle();
    const entry = heart.twin.journal().find(({ actor }) => actor === 'ada');
    expect(entry?.what).toBe('accept, the order cancelled: no stock');
    expect((await heart.erp.readOrder('P00100'))?.state).toBe('cancelled');
    await write(heart, { ...ordered(), state: 'cancelled' });
    heart.pass(24 * 3600_000);
    await heart.findOrders();
    expect(said(heart)).toEqual(['1 order acknowledged']);
    await write(heart, ordered());
    expect(said(heart)).toEqual(['1 order acknowledged', '2 order sent']);
  });

  it('is cancelled at the supplier where that has accepted it since', async () => {
    const heart = openHeart();
    await heart.findOrders();
    await write(heart, ordered());
    const held = await answer(heart, refusal, '000000071');
    await chooseForDocument(heart.ports, held.id, { choice: 'accept', by: 'ada', reason: 'they will see' });
    await heart.settle();
    const again = await answer(heart, acknowledgement('P00100', orderedLines), '000000072');
    expect(again.state).toBe('delivered');
    await write(heart, { ...ordered(), state: 'cancelled' });
    expect(said(heart)).toEqual(['1 order acknowledged', '2 order-cancellation sent']);
  });
});

describe('an order that took over what its supplier answered', () => {
  it('is not sent back to it, and later changes are compared with what the supplier has by then', async () => {
    const heart = await answered('1.26');
    heart.feed.write(ordered('1.26'), echo);
    await heart.findOrders();
    expect(said(heart)).toEqual(['1 order acknowledged']);
    expect(heart.twin.rows.outbounds()[0]?.order.lines[0]?.price?.amount).toBe('1.26');
    heart.feed.write(ordered('1.25'), echo);
    await heart.findOrders();
    expect(said(heart)).toEqual(['1 order acknowledged', '2 order-change sent']);
  });

  it('is looked at only when all of the answer has reached it', async () => {
    const heart = await answered('1.26');
    // The same answer once more, that is still to be delivered while the order has its price already.
    const [document] = heart.twin.rows.documents();
    if (!document) throw new Error('no document');
    heart.feed.write(ordered('1.27'), echo);
    heart.erp.away = 'connection refused';
    const [first, second] = orderedLines;
    const set = acknowledgement('P00100', [{ ...first, price: '1.27' }, second], 'SO-2');
    const envelope = { sender: 'ECHO', control: '000000077' };
    await heart.drop('again.x12', interchange([set], envelope), { partner: 'echo', account: 'echo' });
    await heart.findOrders();
    expect(said(heart)).toEqual(['1 order acknowledged']);
    heart.erp.away = undefined;
    for (let n = 0; n < 3; n += 1) {
      heart.pass(60_000);
      await heart.sweep();
    }
    expect(said(heart)).toEqual(['1 order acknowledged']);
    expect(heart.twin.rows.outbounds()[0]?.order.lines[0]?.price?.amount).toBe('1.27');
  });
});
