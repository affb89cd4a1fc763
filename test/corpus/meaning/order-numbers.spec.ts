import { expect, it } from 'vitest';
import { anyPartner, csv, edifact, type Meaning, orderOf, ubl, x12 } from '../../support/meaning.js';

// Where partners put the number of an order, and how they write it.

const bolts = (number: string) =>
  orderOf(number, [
    { number: '1', item: { buyer: 'BOLT' }, quantity: { value: '100', unit: 'EA' }, price: { amount: '2.5' } },
  ]);
const orders = [bolts('P00103'), bolts('P00104')];
const found = ({ decision }: Meaning) => decision?.lines.map(({ orderNumber }) => orderNumber);
const berg = anyPartner(String.raw`orderNumbers: { pattern: 'P\d{5}' }`);

const big = (number: string, head = '', line = '', by = anyPartner()) =>
  x12('810', `BIG*20261205*I1**${number}\n${head}IT1*1*100*EA*2.5**BP*BOLT\n${line}TDS*25000\nCTT*1`, orders, by);

it('reads an order of an 810 in its header, in its references, and in those of its lines', async () => {
  expect(found(await big('P00103'))).toEqual(['P00103']);
  for (const code of ['PO', 'CO']) {
    expect(found(await big('', `REF*${code}*P00103\n`))).toEqual(['P00103']);
    expect(found(await big('', '', `REF*${code}*P00103\n`))).toEqual(['P00103']);
  }
});

it.each(['MULTI', 'NA', 'n/a', 'VARIOUS', 'see lines', '0'])('lets what follows decide over a header that says %s', async (none) => {
  expect(found(await big(none, 'REF*PO*P00103\n'))).toEqual(['P00103']);
  expect(found(await big(none, '', 'REF*PO*P00104\n'))).toEqual(['P00104']);
  const reason = (await big(none)).decision;
  expect(reason).toMatchObject({ outcome: 'hold', reason: 'The document names no order.' });
});

it('lets lines decide over the order of the header', async () => {
  expect(found(await big('P00103', '', 'REF*PO*P00104\n'))).toEqual(['P00104']);
});

const invoic = (head: string, line: string, by = anyPartner()) =>
  edifact(
    'INVOIC',
    `BGM+380+I1+9\nDTM+137:20261205:102\n${head}LIN+1++BOLT:IN\nQTY+47:100:PCE\nMOA+203:250\nPRI+AAA:2.5\n${line}UNS+S\nMOA+77:250`,
    orders,
    by,
  );
const desadv = (head: string, line: string) =>
  edifact('DESADV', `BGM+351+S1+9\nDTM+137:20261205:102\n${head}CPS+1\nLIN+1++BOLT:IN\nQTY+12:100:PCE\n${line}`, orders);

it('reads RFF ON and CO, in the header and in lines', async () => {
  for (const code of ['ON', 'CO']) {
    expect(found(await invoic(`RFF+${code}:P00103\n`, ''))).toEqual(['P00103']);
    expect(found(await invoic('', `RFF+${code}:P00103\n`))).toEqual(['P00103']);
    expect(found(await desadv(`RFF+${code}:P00103\n`, ''))).toEqual(['P00103']);
    expect(found(await desadv('', `RFF+${code}:P00103`))).toEqual(['P00103']);
    const ordrsp = `BGM+231+A1+29\nDTM+137:20261103:102\nRFF+${code}:P00103\nLIN+1+5+BOLT:IN\nQTY+113:100:PCE\nUNS+S`;
    expect(found(await edifact('ORDRSP', ordrsp, orders))).toEqual(['P00103']);
  }
  expect(found(await invoic('RFF+ON:MULTI\n', 'RFF+ON:P00104\n'))).toEqual(['P00104']);
  const inLine = 'BGM+231+A1+29\nDTM+137:20261103:102\nLIN+1+5+BOLT:IN\nQTY+113:100:PCE\nRFF+ON:P00103:1\nUNS+S';
  expect(found(await edifact('ORDRSP', inLine, orders))).toEqual(['P00103']);
});

const amounts =
  '<cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="EUR">250</cbc:PayableAmount></cac:LegalMonetaryTotal>';
const invoice = (head: string, line: string, by = anyPartner()) =>
  ubl(
    'Invoice',
    `<cbc:ID>I1</cbc:ID><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>${head && `<cac:OrderReference><cbc:ID>${head}</cbc:ID></cac:OrderReference>`}${amounts}<cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="EA">100</cbc:InvoicedQuantity><cac:OrderLineReference><cbc:LineID>1</cbc:LineID>${line && `<cac:OrderReference><cbc:ID>${line}</cbc:ID></cac:OrderReference>`}</cac:OrderLineReference><cac:Item/><cac:Price><cbc:PriceAmount currencyID="EUR">2.5</cbc:PriceAmount></cac:Price></cac:InvoiceLine>`,
    orders,
    by,
  );

it('reads the order of a UBL line, also beside NA in the header', async () => {
  expect(found(await invoice('', 'P00103'))).toEqual(['P00103']);
  expect(found(await invoice('NA', 'P00104'))).toEqual(['P00104']);
  expect(found(await invoice('P00103', ''))).toEqual(['P00103']);
});

it('cuts the number out of a text by the pattern of the profile, in every syntax', async () => {
  const text = 'PO P00103 / Mr. Berg';
  expect(found(await big(text, '', '', berg))).toEqual(['P00103']);
  expect(found(await invoic(`RFF+ON:${text}\n`, '', berg))).toEqual(['P00103']);
  expect(found(await invoice(text, '', berg))).toEqual(['P00103']);
  const rows = ['Invoice,Order,Line,Quantity,Price,Total', `I1,${text},1,100,2.5,250`];
  expect(found(await csv(rows, orders, berg))).toEqual(['P00103']);
  expect(found(await csv(rows, orders))).toEqual([]);
  const group = anyPartner(String.raw`orderNumbers: { pattern: 'order (\w+)' }`);
  expect(found(await invoice('Your order P00104', '', group))).toEqual(['P00104']);
});

it('finds an order in upper and lower case, as long as one is meant', async () => {
  expect(found(await invoice('p00103', ''))).toEqual(['P00103']);
  expect(found(await big('p00103'))).toEqual(['P00103']);
  expect(found(await big('', '', 'REF*PO*p00104\n'))).toEqual(['P00104']);
  const both = [bolts('Po1'), bolts('PO1')];
  const unclear = await x12('810', 'BIG*20261205*I1**po1\nIT1*1*100*EA*2.5**BP*BOLT\nTDS*25000\nCTT*1', both);
  expect(unclear.decision).toMatchObject({ outcome: 'hold', reason: 'Order po1 is not known (yet).' });
});
