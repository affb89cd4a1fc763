import { expect, it } from 'vitest';
import { csv, cxml, edifact, type Meaning, ubl, x12 } from '../../support/meaning.js';

// What says that a document is an answer, and no copy of the order, in every syntax.

const copy =
  'The document repeats the lines of order P1 and answers none of them: it has no status, no confirmed quantity and no promised date. It may be a copy of the order.';
const held = { outcome: 'hold', reason: copy };
const delivered = { outcome: 'deliver' };
const statuses = ({ document }: Meaning) =>
  document.type === 'order-acknowledgement'
    ? document.lines.map(({ commitments = [] }) => commitments.map(({ status }) => status).join(' '))
    : [];

it('takes the columns of an order for no answer', async () => {
  const rows = ['PO_NUMBER,LINE_NUMBER,QUANTITY,PRICE,UOM,CUSTOMER_NAME', 'P1,1,100,2.50,EA,Us', 'P1,2,240,0.40,EA,Us'];
  const read = await csv(rows);
  expect(statuses(read)).toEqual(['', '']);
  expect(read.document).toMatchObject({ lines: [{ quantity: { value: '100', unit: 'EA' } }, {}] });
  expect(read.decision).toMatchObject(held);
});

it.each([
  ['a day', 'Delivery Date', '2026-12-10'],
  ['a confirmed quantity', 'Confirmed Quantity', '100'],
  ["the supplier's own number", 'Sales Order', 'S-1'],
  ['a status', 'Status', 'confirmed'],
])('takes %s in a row for an answer to its line', async (_, column, text) => {
  const read = await csv([`Order,Line,Quantity,${column}`, `P1,1,100,${text}`, 'P1,2,240,']);
  expect(statuses(read)).toEqual(['accepted', '']);
  expect(read.decision).toMatchObject({
    outcome: 'hold',
    reason:
      'NUT, line 2 of order P1: listed without an answer. It has no status, no confirmed quantity and no promised date.',
  });
});

it('reads the confirmed quantity beside the ordered one', async () => {
  const { document } = await csv(['Order,Line,Quantity,Confirmed Quantity,Unit', 'P1,1,100,60,pcs']);
  expect(document).toMatchObject({
    lines: [
      {
        quantity: { value: '100', unit: 'H87' },
        commitments: [{ status: 'accepted', quantity: { value: '60', unit: 'H87' } }],
      },
    ],
  });
});

const po1 = 'PO1*1*100*EA*2.5**BP*BOLT\nPO1*2*240*EA*0.4**BP*NUT';

it.each([
  ['AC', delivered],
  ['AD', delivered],
  ['AT', delivered],
  ['AE', delivered],
  ['AK', held],
  ['ZZ', held],
])('reads lines of an 855 without ACK by the code of its header (%s)', async (code, decision) => {
  expect((await x12('855', `BAK*00*${code}*P1*20261103\n${po1}\nCTT*2`)).decision).toMatchObject(decision);
});

it('takes a day of a line of an 855 for its answer', async () => {
  const lines = 'PO1*1*100*EA*2.5**BP*BOLT\nDTM*067*20261220\nPO1*2*240*EA*0.4**BP*NUT\nSCH*240*EA***067*20261210';
  expect((await x12('855', `BAK*00*ZZ*P1*20261103\n${lines}\nCTT*2`)).decision).toMatchObject({
    outcome: 'deliver-with-changes',
    discrepancies: [{ message: expect.stringContaining('BOLT, line 1: comes on 2026-12-20, 10 days after') as string }],
  });
});

it.each([
  ['AC', 'hold'],
  ['AD', 'deliver'],
  ['AT', 'deliver'],
  ['AE', 'deliver'],
  ['AK', 'deliver-with-changes'],
  ['AH', 'deliver-with-changes'],
  ['RJ', 'hold'],
  ['ZZ', 'hold'],
])('reads out of the header of an 855 without lines what it says, and no more (%s)', async (code, outcome) => {
  expect((await x12('855', `BAK*00*${code}*P1*20261103\nCTT*0`)).decision?.outcome).toBe(outcome);
});

const lin = (code: string, quantity: string) =>
  `LIN+1+${code}+BOLT:IN\n${quantity}:100:PCE\nLIN+2+${code}+NUT:IN\n${quantity}:240:PCE\nUNS+S`;
const ordrsp = (bgm: string, lines: string) => edifact('ORDRSP', `${bgm}\nDTM+137:20261103:102\nRFF+ON:P1\n${lines}`);

it('reads lines of an ORDRSP without an action by its header, or by the quantity that they confirm', async () => {
  expect((await ordrsp('BGM+231+A1', lin('', 'QTY+21'))).decision).toMatchObject(held);
  expect((await ordrsp('BGM+231+A1+9', lin('', 'QTY+21'))).decision).toMatchObject(held);
  expect((await ordrsp('BGM+231+A1+29', lin('', 'QTY+21'))).decision).toMatchObject(delivered);
  expect((await ordrsp('BGM+231+A1+9+AP', lin('', 'QTY+21'))).decision).toMatchObject(delivered);
  expect((await ordrsp('BGM+231+A1+9', lin('5', 'QTY+21'))).decision).toMatchObject(delivered);
  const confirmed = await ordrsp('BGM+231+A1+9', lin('', 'QTY+113'));
  expect([confirmed.leftovers, statuses(confirmed)]).toEqual([[], ['accepted', 'accepted']]);
  expect(confirmed.decision).toMatchObject(delivered);
});

it.each([
  ['29', 'deliver'],
  ['4', 'hold'],
  ['27', 'hold'],
  ['9', 'hold'],
])('reads out of the header of an ORDRSP without lines no more than it says (%s)', async (code, outcome) => {
  expect((await ordrsp(`BGM+231+A1+${code}`, 'UNS+S')).decision?.outcome).toBe(outcome);
});

const orderLine = (number: string, item: string, said: string) =>
  `<cac:OrderLine><cac:LineItem><cbc:ID>${number}</cbc:ID>${said}<cac:Item><cac:BuyersItemIdentification><cbc:ID>${item}</cbc:ID></cac:BuyersItemIdentification></cac:Item></cac:LineItem><cac:OrderLineReference><cbc:LineID>${number}</cbc:LineID></cac:OrderLineReference></cac:OrderLine>`;
const response = (code: string, said: (quantity: string) => string) =>
  ubl(
    'OrderResponse',
    `<cbc:ID>R1</cbc:ID>${code && `<cbc:OrderResponseCode>${code}</cbc:OrderResponseCode>`}<cac:OrderReference><cbc:ID>P1</cbc:ID></cac:OrderReference>${orderLine('1', 'BOLT', said('100'))}${orderLine('2', 'NUT', said('240'))}`,
  );
const pieces = (quantity: string) => `<cbc:Quantity unitCode="EA">${quantity}</cbc:Quantity>`;

it('reads lines of an OrderResponse without a status by its header, or by the day that they promise', async () => {
  const bare = await response('', pieces);
  expect(bare.leftovers).toEqual([]);
  expect(bare.decision).toMatchObject(held);
  expect((await response('AB', pieces)).decision).toMatchObject(held);
  expect((await response('AP', pieces)).decision).toMatchObject(delivered);
  const day = '<cbc:EndDate>2026-12-10</cbc:EndDate>';
  const promised = await response(
    '',
    (quantity) => `${pieces(quantity)}<cac:Delivery><cac:PromisedDeliveryPeriod>${day}</cac:PromisedDeliveryPeriod></cac:Delivery>`,
  );
  expect([promised.leftovers, statuses(promised)]).toEqual([[], ['accepted', 'accepted']]);
  expect(promised.decision).toMatchObject(delivered);
});

it('guesses nothing out of a status of UBL that it does not know', async () => {
  const line = (code: string) => `<cbc:LineStatusCode>${code}</cbc:LineStatusCode>`;
  const unknown = await response('AP', (quantity) => line('Doubtful') + pieces(quantity));
  expect(unknown.findings[0]).toContain('the code "Doubtful" is none of ');
  const silent = await response('', (quantity) => line('NoStatus') + pieces(quantity));
  expect(silent.decision).toMatchObject({ outcome: 'hold' });
  expect((await response('', (quantity) => line('Cancelled') + pieces(quantity))).decision?.outcome).toBe('hold');
});

it('holds a confirmation of cXML by the type of its header, where it has no items', async () => {
  const confirmed = (type: string) =>
    cxml(
      `<ConfirmationRequest><ConfirmationHeader confirmID="C1" type="${type}" noticeDate="2026-11-03T09:00:00+01:00"/><OrderReference orderID="P1"><DocumentReference payloadID="o@us"/></OrderReference></ConfirmationRequest>`,
    );
  expect((await confirmed('accept')).decision?.outcome).toBe('deliver');
  expect((await confirmed('detail')).decision?.outcome).toBe('hold');
  expect((await confirmed('reject')).decision?.outcome).toBe('hold');
});
