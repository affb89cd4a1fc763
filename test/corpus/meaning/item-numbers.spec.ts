import { expect, it } from 'vitest';
import { csv, edifact, type Meaning, orderOf, ubl, x12 } from '../../support/meaning.js';

// A number with letters or a wrong check digit is no GTIN, whatever its qualifier says.

const item = ({ document }: Meaning) => {
  const { lines } = document as { readonly lines?: readonly { readonly item?: object }[] };
  return lines?.[0]?.item;
};
const none = { identifiers: [{ scheme: 'ean', value: 'STYLE-77RED' }] };
const wins = { gtin: '012345678905', ...none };

it('keeps what X12 calls EN or UP and is none, and takes the one that is', async () => {
  const read = async (pairs: string) => item(await x12('855', `BAK*00*AD*P1*20261103\nPO1*1*5*EA*2*PE*${pairs}\nCTT*1`));
  expect(await read('UP*012345678905*EN*STYLE-77RED')).toEqual(wins);
  expect(await read('EN*STYLE-77RED')).toEqual(none);
  expect(await read('UK*00012345678904*UP*012345678905')).toEqual({
    gtin: '012345678905',
    identifiers: [{ scheme: 'gtin', value: '00012345678904' }],
  });
  expect(await read('UP*012345678905*EN*4006381333931')).toEqual({
    gtin: '4006381333931',
    identifiers: [{ scheme: 'upc', value: '012345678905' }],
  });
});

it('reads it so in ship notices and invoices too', async () => {
  const notice = 'BSN*00*S1*20261103*0900\nHL*1**S\nHL*2*1*O\nPRF*P1\nHL*3*2*I\nLIN*1*UP*012345678905*EN*STYLE-77RED\nSN1**5*EA';
  expect(item(await x12('856', notice))).toEqual(wins);
  const invoice = 'BIG*20261103*I1**P1\nIT1*1*5*EA*2*PE*UP*012345678905*EN*STYLE-77RED\nTDS*1000';
  expect(item(await x12('810', invoice))).toEqual(wins);
});

it('keeps what EDIFACT calls EN and is none', async () => {
  const read = async (lin: string) =>
    item(await edifact('ORDRSP', `BGM+231+A1+29\nDTM+137:20261103:102\nRFF+ON:P1\n${lin}\nQTY+113:5:PCE\nUNS+S`));
  expect(await read('LIN+1+5+STYLE-77RED:EN\nPIA+5+012345678905:UP')).toEqual(wins);
  expect(await read('LIN+1+5+STYLE-77RED:EN')).toEqual(none);
  expect(await read('LIN+1+5+4012345678901:EN')).toEqual({ gtin: '4012345678901' });
});

it('keeps what UBL and CSV call a GTIN and is none', async () => {
  const standard = (id: string) =>
    ubl(
      'OrderResponse',
      `<cbc:ID>R1</cbc:ID><cbc:OrderResponseCode>AP</cbc:OrderResponseCode><cac:OrderReference><cbc:ID>P1</cbc:ID></cac:OrderReference><cac:OrderLine><cac:LineItem><cbc:ID>1</cbc:ID><cbc:LineStatusCode>5</cbc:LineStatusCode><cac:Item><cac:StandardItemIdentification><cbc:ID schemeID="0160">${id}</cbc:ID></cac:StandardItemIdentification></cac:Item></cac:LineItem></cac:OrderLine>`,
    );
  expect(item(await standard('STYLE-77RED'))).toEqual(none);
  expect(item(await standard('4012345678901'))).toEqual({ gtin: '4012345678901' });
  const rows = (id: string) => csv(['Order,Line,EAN,Status', `P1,1,${id},accepted`]);
  expect(item(await rows('STYLE-77RED'))).toEqual(none);
  expect(item(await rows('4012345678902'))).toEqual({ identifiers: [{ scheme: 'ean', value: '4012345678902' }] });
  expect((await rows('12345')).findings[0]).toContain('fatal field-invalid /lines/0/item/gtin');
});

it('finds the line of an order whose product has that number', async () => {
  const order = orderOf('P1', [{ number: '7', item: { gtin: '4012345678902' }, quantity: { value: '5', unit: 'EA' } }]);
  const { decision } = await x12('855', 'BAK*00*AD*P1*20261103\nPO1**5*EA*2*PE*EN*4012345678902\nCTT*1', [order]);
  expect(decision?.lines).toMatchObject([{ orderLine: '7', by: 'gtin' }]);
});
