import { expect, it } from 'vitest';
import { csv, edifact, ubl } from '../../support/meaning.js';

// To which account an invoice is to be paid, and what is to be written on the payment.

const account = 'DE89370400440532013000';
const reference = 'RF18539007547034';
const invoices = {
  EDIFACT: () =>
    edifact(
      'INVOIC',
      `BGM+380+I1+9\nDTM+137:20261123:102\nRFF+ON:P1\nRFF+PQ:${reference}\nNAD+SU+++KERN\nFII+BE+${account}\nCUX+2:EUR:4
      LIN+1++BOLT:BP\nQTY+47:100:PCE\nMOA+203:250\nPRI+AAA:2.5\nUNS+S\nMOA+77:250`,
    ),
  CSV: () =>
    csv([
      'Invoice,Order,Item,Quantity,Price,Total,IBAN,Payment Reference',
      `I1,P1,BOLT,100,2.5,250,${account},${reference}`,
    ]),
  UBL: () =>
    ubl(
      'Invoice',
      `<cbc:ID>I1</cbc:ID><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode><cac:OrderReference><cbc:ID>P1</cbc:ID></cac:OrderReference><cac:PaymentMeans><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode><cbc:PaymentID>${reference}</cbc:PaymentID><cac:PayeeFinancialAccount><cbc:ID>${account}</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans><cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="EUR">250</cbc:PayableAmount></cac:LegalMonetaryTotal><cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="EA">100</cbc:InvoicedQuantity><cac:Item><cac:BuyersItemIdentification><cbc:ID>BOLT</cbc:ID></cac:BuyersItemIdentification></cac:Item><cac:Price><cbc:PriceAmount currencyID="EUR">2.5</cbc:PriceAmount></cac:Price></cac:InvoiceLine>`,
    ),
};

it.each(Object.entries(invoices))('is read from %s', async (_, read) => {
  const { document } = await read();
  expect(document['references']).toEqual(
    expect.arrayContaining([
      { kind: 'payment', value: reference },
      { kind: 'bank-account', value: account },
    ]),
  );
});
