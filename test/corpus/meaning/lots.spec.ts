import { expect, it } from 'vitest';
import { csv, edifact, ubl } from '../../support/meaning.js';

// Three days of a lot: after which it is of no use, until which it is as good as new, and after which nobody hands it out.

it('tells the days of a lot in a DESADV apart', async () => {
  const { document, findings } = await edifact(
    'DESADV',
    "BGM+351+D1'DTM+137:20261205:102'RFF+ON:P1'CPS+1'LIN+1++BOLT:BP'QTY+12:100:PCE'PCI+36E'DTM+36:20280630:102'DTM+361:20280531:102'DTM+360:20280430:102'GIN+BX+L1'",
  );
  const days = { expiry: '2028-06-30', bestBefore: '2028-05-31', sellBy: '2028-04-30' };
  expect(document).toMatchObject({ lines: [{ lot: 'L1', ...days }] });
  expect(findings.filter((each) => !each.startsWith('info'))).toEqual([]);
});

it('keeps several best-before days of one line apart from its lot: nobody knows which is whose', async () => {
  const { document } = await edifact(
    'DESADV',
    "BGM+351+D1'RFF+ON:P1'CPS+1'LIN+1++BOLT:BP'QTY+12:100:PCE'DTM+361:20280531:102'DTM+361:20280630:102'",
  );
  expect(document).toMatchObject({ lines: [{ bestBefores: ['2028-05-31', '2028-06-30'] }] });
});

it('tells expiry and best-before of a UBL DespatchAdvice apart', async () => {
  const instance =
    '<cac:ItemInstance><cbc:BestBeforeDate>2028-05-31</cbc:BestBeforeDate><cac:LotIdentification><cbc:LotNumberID>L1</cbc:LotNumberID><cbc:ExpiryDate>2028-06-30</cbc:ExpiryDate></cac:LotIdentification></cac:ItemInstance>';
  const { document } = await ubl(
    'DespatchAdvice',
    `<cbc:ID>D1</cbc:ID><cbc:IssueDate>2026-12-05</cbc:IssueDate><cac:OrderReference><cbc:ID>P1</cbc:ID></cac:OrderReference><cac:DespatchLine><cbc:ID>1</cbc:ID><cbc:DeliveredQuantity unitCode="EA">100</cbc:DeliveredQuantity><cac:OrderLineReference><cbc:LineID>1</cbc:LineID></cac:OrderLineReference><cac:Item><cac:BuyersItemIdentification><cbc:ID>BOLT</cbc:ID></cac:BuyersItemIdentification>${instance}</cac:Item></cac:DespatchLine>`,
  );
  expect(document).toMatchObject({ lines: [{ lot: 'L1', expiry: '2028-06-30', bestBefore: '2028-05-31' }] });
});

it('knows the columns of a CSV by their names', async () => {
  const { document } = await csv([
    'Shipment,Order,Line,Shipped Quantity,Lot,Expiry Date,MHD,Sell By',
    'D1,P1,1,100,L1,2028-06-30,2028-05-31,2028-04-30',
  ]);
  expect(document).toMatchObject({
    type: 'ship-notice',
    lines: [{ lot: 'L1', expiry: '2028-06-30', bestBefore: '2028-05-31', sellBy: '2028-04-30' }],
  });
});
