import { expect, it } from 'vitest';
import { edifact, ubl, x12 } from '../../support/meaning.js';

// Which taxes are those of the document, and where they are told.

const amount = (name: string, currency: string, value: string) =>
  `<cbc:${name} currencyID="${currency}">${value}</cbc:${name}>`;
const subtotal = (currency: string, value: string) =>
  `<cac:TaxSubtotal>${amount('TaxAmount', currency, value)}<cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>19</cbc:Percent></cac:TaxCategory></cac:TaxSubtotal>`;
const taxTotal = (currency: string, value: string, inside = '') =>
  `<cac:TaxTotal>${amount('TaxAmount', currency, value)}${inside}</cac:TaxTotal>`;
const bill = (root: 'Invoice' | 'CreditNote', ...taxes: readonly string[]) => {
  const line = root === 'Invoice' ? 'InvoiceLine' : 'CreditNoteLine';
  const quantity = root === 'Invoice' ? 'InvoicedQuantity' : 'CreditedQuantity';
  const lines = `<cac:${line}><cbc:ID>1</cbc:ID><cbc:${quantity} unitCode="EA">100</cbc:${quantity}>${amount('LineExtensionAmount', 'EUR', '250')}<cac:Item><cac:BuyersItemIdentification><cbc:ID>BOLT</cbc:ID></cac:BuyersItemIdentification></cac:Item><cac:Price>${amount('PriceAmount', 'EUR', '2.5')}</cac:Price></cac:${line}>`;
  return ubl(
    root,
    `<cbc:ID>I1</cbc:ID><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode><cbc:TaxCurrencyCode>NOK</cbc:TaxCurrencyCode><cac:OrderReference><cbc:ID>P1</cbc:ID></cac:OrderReference>${taxes.join('')}<cac:LegalMonetaryTotal>${amount('PayableAmount', 'EUR', '297.5')}</cac:LegalMonetaryTotal>${lines}`,
  );
};
const ours = taxTotal('EUR', '47.50', subtotal('EUR', '47.50'));

it.each(['Invoice', 'CreditNote'] as const)('leaves out the taxes of a UBL %s that are told in another currency', async (root) => {
  for (const taxes of [
    [ours, taxTotal('NOK', '555')],
    [taxTotal('NOK', '555'), ours],
    [ours, taxTotal('NOK', '555', subtotal('NOK', '555'))],
    [taxTotal('NOK', '555', subtotal('NOK', '555')), ours],
  ]) {
    const { document, findings } = await bill(root, ...taxes);
    expect(document).toMatchObject({ taxes: [{ amount: '47.5', percent: '19' }], total: '297.5' });
    expect(document.taxTotal === undefined || document.taxTotal === '47.5').toBe(true);
    expect(findings).toEqual([]);
  }
  expect((await bill('Invoice', ours, taxTotal('NOK', '555'))).decision?.outcome).toBe('deliver');
  expect((await bill('Invoice', taxTotal('EUR', '47.50'))).decision?.outcome).toBe('deliver');
});

it.each([
  ['a total of the taxes', 'TDS*29750\nAMT*T*47.5'],
  ['taxes in the summary', 'TDS*29750\nTXI*VA*47.5*19'],
])('counts %s of an 810', async (_, summary) => {
  const read = await x12('810', `BIG*20261205*I1**P1\nIT1*1*100*EA*2.5**BP*BOLT\n${summary}\nCTT*1`);
  expect(read.decision?.outcome).toBe('deliver');
});

it('counts taxes in the header of an 810', async () => {
  const read = await x12('810', 'BIG*20261205*I1**P1\nTXI*VA*47.5*19\nIT1*1*100*EA*2.5**BP*BOLT\nTDS*29750\nCTT*1');
  expect(read.decision?.outcome).toBe('deliver');
});

it('holds a credit note that comes as a UBL invoice of type 381: nobody knows which of the two is meant', async () => {
  const typed = await ubl(
    'Invoice',
    `<cbc:ID>I1</cbc:ID><cbc:InvoiceTypeCode>381</cbc:InvoiceTypeCode><cac:LegalMonetaryTotal>${amount('PayableAmount', 'EUR', '250')}</cac:LegalMonetaryTotal>`,
  );
  expect(typed.findings[0]).toContain('fatal field-invalid /purpose: the code "381"');
});

const charged = '<cbc:ChargeIndicator>true</cbc:ChargeIndicator><cbc:AllowanceChargeReason>Freight</cbc:AllowanceChargeReason>';
const category = (of: string, percent: string) =>
  `<cac:${of}><cbc:ID>S</cbc:ID><cbc:Percent>${percent}</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:${of}>`;

it('reads the rates of the charges and lines of a UBL invoice beside the sums of the taxes', async () => {
  const read = await ubl(
    'Invoice',
    `<cbc:ID>I1</cbc:ID><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode><cac:OrderReference><cbc:ID>P1</cbc:ID></cac:OrderReference><cac:AllowanceCharge>${charged}${amount('Amount', 'EUR', '10')}${category('TaxCategory', '7')}</cac:AllowanceCharge>${taxTotal('EUR', '48.20', subtotal('EUR', '47.50') + subtotal('EUR', '0.70').replace('>19<', '>7<'))}<cac:LegalMonetaryTotal>${amount('PayableAmount', 'EUR', '308.2')}</cac:LegalMonetaryTotal><cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="EA">100</cbc:InvoicedQuantity>${amount('LineExtensionAmount', 'EUR', '250')}<cac:Item><cac:BuyersItemIdentification><cbc:ID>BOLT</cbc:ID></cac:BuyersItemIdentification>${category('ClassifiedTaxCategory', '19')}</cac:Item><cac:Price>${amount('PriceAmount', 'EUR', '2.5')}</cac:Price></cac:InvoiceLine>`,
  );
  expect(read.document).toMatchObject({
    lines: [{ taxes: [{ kind: 'VAT', category: 'S', percent: '19' }] }],
    allowances: [{ amount: '10', taxes: [{ kind: 'VAT', category: 'S', percent: '7' }] }],
  });
  expect([read.findings, read.decision?.outcome]).toEqual([[], 'deliver']);
});

it('reads the tax of a charge of an 810 and of an INVOIC with the charge, and counts it once', async () => {
  const sums = ['', '\nTXI*VA*49.4*19'];
  for (const summary of sums) {
    const lines = `BIG*20261205*I1**P1\nIT1*1*100*EA*2.5**BP*BOLT\nTXI*VA*47.5*19\nTDS*30940${summary}`;
    const said = await x12('810', `${lines}\nSAC*C*D240***1000\nTXI*VA*1.9*19\nCTT*1`);
    expect(said.document).toMatchObject({ allowances: [{ code: 'D240', taxes: [{ amount: '1.9', percent: '19' }] }] });
    expect([said.findings, said.decision?.outcome]).toEqual([[], 'deliver']);
  }
  const said = await edifact(
    'INVOIC',
    "BGM+380+I1'DTM+137:20261205:102'RFF+ON:P1'CUX+2:EUR:4'ALC+C++++FC'MOA+8:10'TAX+7+VAT+++:::7+S'MOA+124:0.7'LIN+1++BOLT:BP'QTY+47:100:PCE'MOA+203:250'PRI+AAA:2.5'TAX+7+VAT+++:::19+S'MOA+124:47.5'UNS+S'MOA+77:308.2'",
  );
  expect(said.document).toMatchObject({
    allowances: [{ amount: '10', taxes: [{ kind: 'VAT', percent: '7', amount: '0.7' }] }],
  });
  expect([said.findings, said.decision?.outcome]).toEqual([[], 'deliver']);
});
