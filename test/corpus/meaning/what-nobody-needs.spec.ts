import { expect, it } from 'vitest';
import { anyPartner, boltsAndNuts, csv, edifact, type Meaning, orderOf, ubl, x12 } from '../../support/meaning.js';

// What nothing depends on stops no document; lines that are no goods of an order need be on none.

const fatal = ({ findings }: Meaning) => findings.filter((each) => each.startsWith('fatal'));

it('tells a date that nobody needs, and goes on', async () => {
  const lines = 'PO1*1*100*EA*2.5**BP*BOLT\nACK*IA*100*EA\nPO1*2*240*EA*0.4**BP*NUT\nACK*IA*240*EA\nCTT*2';
  const read = await x12('855', `BAK*00*AC*P1*20261399\nDTM*177*20269999\n${lines}`);
  expect(read.findings).toEqual([
    'warn field-invalid /orderDate: "20261399" is not a day written as CCYYMMDD or YYMMDD; it is left out, as nothing depends on it',
    'warn field-invalid /dates/0/day: "20269999" is not a day written as CCYYMMDD or YYMMDD; it is left out, as nothing depends on it',
  ]);
  expect(read.decision?.outcome).toBe('deliver');
  const promise = await x12('855', `BAK*00*AC*P1*20261103\nDTM*067*20269999\n${lines}`);
  expect(fatal(promise)).toHaveLength(1);
});

it('does the same in EDIFACT, UBL and CSV', async () => {
  const invoic = (dtm: string) =>
    edifact(
      'INVOIC',
      `BGM+380+I1+9\nDTM+137:20261205:102\n${dtm}\nRFF+ON:P1\nLIN+1++BOLT:IN\nQTY+47:100:PCE\nMOA+203:250\nPRI+AAA:2.5\nUNS+S\nMOA+77:250`,
    );
  expect(fatal(await invoic('DTM+171:20269999:102'))).toEqual([]);
  expect(fatal(await invoic('DTM+13:20269999:102'))).toHaveLength(1);
  const response = (day: string) =>
    ubl(
      'OrderResponse',
      `<cbc:ID>R1</cbc:ID><cbc:OrderResponseCode>AP</cbc:OrderResponseCode><cac:OrderReference><cbc:ID>P1</cbc:ID><cbc:IssueDate>${day}</cbc:IssueDate></cac:OrderReference>`,
    );
  expect(fatal(await response('yesterday'))).toEqual([]);
  expect(fatal(await csv(['Order,Line,Status,Delivery Date', 'P1,1,accepted,soon']))).toHaveLength(1);
});

const money = (total: string) =>
  `<cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="EUR">${total}</cbc:PayableAmount></cac:LegalMonetaryTotal>`;
const bolts = line('1', '100', '250', '2.5', 'BOLT', 'Bolt');

function line(id: string, quantity: string, amount: string, price: string, item: string, name: string) {
  return `<cac:InvoiceLine><cbc:ID>${id}</cbc:ID><cbc:InvoicedQuantity unitCode="EA">${quantity}</cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID="EUR">${amount}</cbc:LineExtensionAmount><cac:Item><cbc:Name>${name}</cbc:Name>${item && `<cac:BuyersItemIdentification><cbc:ID>${item}</cbc:ID></cac:BuyersItemIdentification>`}</cac:Item><cac:Price><cbc:PriceAmount currencyID="EUR">${price}</cbc:PriceAmount></cac:Price></cac:InvoiceLine>`;
}

const invoice = (total: string, other: string, by = anyPartner()) =>
  ubl(
    'Invoice',
    `<cbc:ID>I1</cbc:ID><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode><cac:OrderReference><cbc:ID>P1</cbc:ID></cac:OrderReference>${money(total)}${bolts}${other}`,
    undefined,
    by,
  );
const agreed = anyPartner(
  "lines: { other: [{ item: [FREIGHT, 'PAL-*'], description: [Fracht], as: charge }, { item: [INFO], as: note }] }",
);

it('takes a line of text for a note', async () => {
  expect((await invoice('250', line('2', '0', '0', '0', '', 'Thank you'))).decision?.outcome).toBe('deliver');
  expect((await invoice('250', line('2', '1', '0', '0', '', 'Thank you'))).decision?.outcome).toBe('deliver');
  expect((await invoice('250', line('2', '1', '0', '0', 'INFO', 'Thank you'))).decision?.outcome).toBe('hold');
  expect((await invoice('250', line('2', '1', '0', '0', 'INFO', 'Thank you'), agreed)).decision?.outcome).toBe('deliver');
  expect((await invoice('262', line('2', '1', '12', '12', 'INFO', 'Thank you'), agreed)).decision?.outcome).toBe('hold');
});

it('takes a line of words alone for a note of the invoice, and a line of goods without quantity for what it is', async () => {
  const invoic = (line: string) =>
    edifact(
      'INVOIC',
      `BGM+380+I1+9\nDTM+137:20261205:102\nRFF+ON:P1\nLIN+1++BOLT:IN\nQTY+47:100:PCE\nMOA+203:250\nPRI+AAA:2.5\n${line}\nUNS+S\nMOA+77:250`,
    );
  const said = await invoic('LIN+2\nIMD+F++:::Thank you');
  expect([said.findings, said.leftovers, said.decision?.outcome]).toEqual([[], [], 'deliver']);
  expect(said.document).toMatchObject({ notes: ['Thank you'], lines: [{ netAmount: '250' }] });
  expect(fatal(await invoic('LIN+2++NUT:IN\nIMD+F++:::Nuts'))).not.toEqual([]);

  const bill = (line: string) =>
    x12('810', `BIG*20261205*I1**P1\nIT1*1*100*EA*2.5**BP*BOLT\n${line}\nTDS*25000\nCTT*2`);
  const words = await bill('IT1*2\nPID*F****Thank you\nPID*F****for your order');
  expect([fatal(words), words.leftovers, words.decision?.outcome]).toEqual([[], [], 'deliver']);
  expect(words.document).toMatchObject({ notes: ['Thank you for your order'] });
  expect(fatal(await bill('IT1*2*****BP*NUT\nPID*F****Nuts'))).not.toEqual([]);
});

it('lets freight and deposits through that were agreed as charges, in every syntax', async () => {
  const freight = line('2', '1', '12', '12', 'FREIGHT', 'Carriage');
  expect((await invoice('262', freight)).decision).toMatchObject({
    outcome: 'hold',
    reason: 'Line 2 of the document (item FREIGHT) is not on order P1.',
  });
  expect((await invoice('262', freight, agreed)).decision?.outcome).toBe('deliver');
  expect((await invoice('262', line('2', '1', '12', '12', 'X', 'Kosten der Fracht'), agreed)).decision?.outcome).toBe('deliver');
  const x = `BIG*20261205*I1**P1\nIT1*1*100*EA*2.5**BP*BOLT\nIT1*2*4*EA*3**BP*PAL-80\nTDS*26200\nCTT*2`;
  expect((await x12('810', x, undefined, agreed)).decision?.outcome).toBe('deliver');
  const e = `BGM+380+I1+9\nDTM+137:20261205:102\nRFF+ON:P1\nLIN+1++BOLT:IN\nQTY+47:100:PCE\nMOA+203:250\nPRI+AAA:2.5\nLIN+2++freight:IN\nQTY+47:1:PCE\nMOA+203:12\nPRI+AAA:12\nUNS+S\nMOA+77:262`;
  expect((await edifact('INVOIC', e, undefined, agreed)).decision?.outcome).toBe('deliver');
  const rows = ['Invoice,Order,Line,Item,Quantity,Price,Total', 'I1,P1,1,BOLT,100,2.5,262', 'I1,P1,,FREIGHT,1,12,262'];
  expect((await csv(rows, undefined, agreed)).decision?.outcome).toBe('deliver');
});

it('assumes no currency for what has no prices, and says which one was agreed for what has', async () => {
  const usd = { ...boltsAndNuts, currency: 'USD' };
  const answer = (price: string) => x12('855', `BAK*00*AC*P1*20261103\nPO1*1*100*EA*${price}**BP*BOLT\nACK*IA*100*EA\nPO1*2*240*EA***BP*NUT\nACK*IA*240*EA\nCTT*2`, [usd]);
  expect((await answer('')).decision?.outcome).toBe('deliver');
  expect((await answer('2.5')).decision).toMatchObject({
    outcome: 'hold',
    reason: 'The document names no currency, and EUR was agreed; order P1 is in USD.',
  });
  expect(orderOf('P9', []).currency).toBe('EUR');
});
