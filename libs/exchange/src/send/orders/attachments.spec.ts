import { createHash } from 'node:crypto';
import type { Order, OrderAttachment } from '@quayside/canonical';
import { openHeart, order, type Heart } from '@quayside/heart';
import { localDateOf } from '@quayside/std';
import { expect, it } from 'vitest';

const echo = { vendor: 'ECHO' };
const plain = order('P00100');
const ordered: Order = {
  ...{ ...plain, date: localDateOf('2026-11-23') },
  lines: plain.lines.map((line) => ({ ...line, item: { ...line.item, supplier: `E-${line.number}` } })),
};

async function began(agreed = 'attachments: true, '): Promise<Heart> {
  const heart = openHeart({
    profiles: {
      echo: [
        ['order: { channel: echo-box }', `order: { format: xml, ${agreed}channel: echo-box }`],
        ['order-change: {}', 'order-change: { format: xml }'],
      ],
    },
  });
  await heart.findOrders();
  return heart;
}

function attached(heart: Heart, id: string, text: string): OrderAttachment {
  heart.feed.files.set(id, Buffer.from(text));
  const checksum = createHash('sha1').update(text).digest('hex');
  return { id, name: `${id}.pdf`, mediaType: 'application/pdf', checksum };
}

const sent = (heart: Heart) => [...heart.side('echo-box').inbox.values()].map(String);
const filesIn = (text = '') =>
  [...text.matchAll(/filename="([^"]+)"[^>]*>([^<]+)</g)].map(([, name, datas = '']) => [
    name,
    Buffer.from(datas, 'base64').toString(),
  ]);

it('an order takes its attachments along, and a later one goes as a change of its own', async () => {
  const heart = await began();
  const drawing = attached(heart, 'drawing', 'first drawing');
  heart.feed.write({ ...ordered, attachments: [drawing] }, echo);
  await heart.findOrders();
  heart.feed.write({ ...ordered, attachments: [drawing, attached(heart, 'finish', 'surface')] }, echo);
  await heart.findOrders();
  heart.feed.write({ ...ordered, attachments: [{ ...drawing, name: 'renamed.pdf' }] }, echo);
  await heart.findOrders();
  expect(sent(heart).map(filesIn)).toEqual([[['drawing.pdf', 'first drawing']], [['finish.pdf', 'surface']]]);
});

it('an order says of each attachment that stays here why', async () => {
  const heart = await began();
  const large = { ...attached(heart, 'large', 'much'), stays: 'too-large' as const };
  const gone = attached(heart, 'gone', 'was there');
  heart.feed.files.delete('gone');
  heart.feed.write({ ...ordered, attachments: [large, gone, attached(heart, 'drawing', 'here')] }, echo);
  await heart.findOrders();
  expect(sent(heart).map(filesIn)).toEqual([[['drawing.pdf', 'here']]]);
  const [row] = heart.twin.rows.outbounds();
  expect(row?.findings.filter(({ code }) => code === 'attachment-stays')).toMatchObject([
    { field: '/attachments/0', message: '"large.pdf" does not go along: a file may have 5 MiB' },
    { field: '/attachments/1', message: expect.stringContaining('removed or replaced') as string },
  ]);
});

it('nothing is asked of attachments that were not agreed', async () => {
  const heart = await began('');
  heart.feed.write({ ...ordered, attachments: [attached(heart, 'drawing', 'here')] }, echo);
  await heart.findOrders();
  expect(sent(heart).map(filesIn)).toEqual([[]]);
  expect(heart.feed.asked.filter((each) => each.startsWith('attachment'))).toEqual([]);
});
