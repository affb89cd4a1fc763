import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chooseForDocument, ChoiceNotPossible } from '@quayside/exchange';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testGateway, type TestGateway } from '../support/gateway.js';
import { waitFor } from '../support/wait-for.js';

// A supplier that sends UBL and JSON over SFTP: its documents become Odoo records, and what cannot be read waits for onboarding.

let test: TestGateway;
beforeAll(async () => {
  test = await testGateway();
  const file = path.join(test.profiles, 'kern.yaml');
  const profile = await readFile(file, 'utf8');
  const agreed = `documents:
  order-acknowledgement: [{ format: xml }, { format: json }]
  ship-notice: { format: json }
  invoice: [{ format: xml }, { format: xml, set: 'ubl:CreditNote' }]
`;
  const other = profile
    .replace(/documents:\n( {2}.*\n)+/, agreed)
    .replace('identifiers: {}', "identifiers: { gln: '4012345000009' }");
  expect(other).not.toBe(profile);
  await writeFile(file, other);
  await waitFor('the profile with XML to be live', async () => {
    const live = await test.gateway.runtime.ports.partners.byId('kern');
    return live?.partner.xml?.comes === true && live.partner.json?.comes === true ? true : undefined;
  });
});
afterAll(() => test.stop());

const namespaces = (root: string) =>
  `xmlns="urn:oasis:names:specification:ubl:schema:xsd:${root}-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"`;

interface Line {
  readonly item: string;
  readonly quantity: string;
  readonly price: string;
}

const lines: readonly Line[] = [
  { item: 'SPRING-4', quantity: '1000', price: '0.85' },
  { item: 'SPRING-9', quantity: '200', price: '2.40' },
];

function item(name: string): string {
  return `<cac:Item><cbc:Name>Feder</cbc:Name><cac:BuyersItemIdentification><cbc:ID>${name}</cbc:ID></cac:BuyersItemIdentification></cac:Item>`;
}

function price(amount: string): string {
  return `<cac:Price><cbc:PriceAmount currencyID="EUR">${amount}</cbc:PriceAmount></cac:Price>`;
}

function party(name: string, gln: string): string {
  return `<cac:${name}><cac:Party><cac:PartyIdentification><cbc:ID schemeID="0088">${gln}</cbc:ID></cac:PartyIdentification></cac:Party></cac:${name}>`;
}

// Order P00009 is 1000 of SPRING-4 and 200 of SPRING-9.
const response = `<?xml version="1.0" encoding="ISO-8859-1"?>
<OrderResponse ${namespaces('OrderResponse')}>
  <cbc:ID>AB-1</cbc:ID><cbc:IssueDate>2026-11-23</cbc:IssueDate><cbc:OrderResponseCode>AP</cbc:OrderResponseCode>
  <cbc:Note>in Kürze</cbc:Note>
  <cac:OrderReference><cbc:ID>P00009</cbc:ID></cac:OrderReference>
  ${party('SellerSupplierParty', '4012345000009')}
  ${lines
    .map(
      (each, i) => `<cac:OrderLine><cac:LineItem><cbc:ID>${i + 1}</cbc:ID><cbc:LineStatusCode>5</cbc:LineStatusCode>
    <cbc:Quantity unitCode="H87">${each.quantity}</cbc:Quantity>
    <cac:Delivery><cac:PromisedDeliveryPeriod><cbc:EndDate>2026-12-07</cbc:EndDate></cac:PromisedDeliveryPeriod></cac:Delivery>
    ${price(each.price)}${item(each.item)}</cac:LineItem></cac:OrderLine>`,
    )
    .join('\n')}
</OrderResponse>`;

const invoice = (number: string, gln: string) => `<Invoice ${namespaces('Invoice')}>
  <cbc:ID>${number}</cbc:ID><cbc:IssueDate>2026-12-02</cbc:IssueDate><cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
  <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
  <cac:OrderReference><cbc:ID>P00009</cbc:ID></cac:OrderReference>
  ${party('AccountingSupplierParty', gln)}
  <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">278.60</cbc:TaxAmount><cac:TaxSubtotal>
    <cbc:TaxableAmount currencyID="EUR">1330.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">278.60</cbc:TaxAmount>
    <cac:TaxCategory><cbc:ID>S</cbc:ID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory>
  </cac:TaxSubtotal></cac:TaxTotal>
  <cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="EUR">1608.60</cbc:PayableAmount></cac:LegalMonetaryTotal>
  ${lines
    .map(
      (
        each,
        i,
      ) => `<cac:InvoiceLine><cbc:ID>${i + 1}</cbc:ID><cbc:InvoicedQuantity unitCode="H87">${each.quantity}</cbc:InvoicedQuantity>
    <cbc:LineExtensionAmount currencyID="EUR">${i === 0 ? '850.00' : '480.00'}</cbc:LineExtensionAmount>
    ${item(each.item)}${price(each.price)}</cac:InvoiceLine>`,
    )
    .join('\n')}
</Invoice>`;

const shipNotice = {
  documents: [
    {
      type: 'ship-notice',
      number: 'L-1',
      orderNumber: 'P00009',
      shippedAt: '2026-12-01',
      ourTruck: 'B-QS 1',
      packs: [],
      lines: [
        { item: { buyer: 'SPRING-4' }, quantity: { value: 1000, unit: 'H87' } },
        { item: { buyer: 'SPRING-9' }, quantity: { value: '200', unit: 'H87' }, lot: 'CH-9' },
      ],
    },
  ],
};

it('carries acknowledgement, ship notice and invoice through to Odoo', async () => {
  for (const [name, bytes, setType] of [
    ['antwort.xml', Buffer.from(response, 'latin1'), 'OrderResponse'],
    ['lieferung.json', Buffer.from(JSON.stringify(shipNotice)), 'JSON'],
    ['rechnung.xml', Buffer.from(invoice('R-1', '4012345000009')), 'Invoice'],
  ] as const) {
    const dropped = await test.drop(name, bytes, 'kern');
    expect(dropped.exceptions).toEqual([]);
    expect(dropped.arrivals).toMatchObject([{ state: 'read' }]);
    expect(dropped.documents).toMatchObject([{ setType, state: 'delivered' }]);
  }
  const order = await test.order('P00009', 'KERN');
  expect(order.lines.map((line) => line.billed)).toEqual(['1000', '200']);
});

it('keeps what no field took, with its path', async () => {
  const [row] = await test.database.query<{ leftovers: { path: string; text: string }[] }>(
    "select leftovers from document where set_type = 'JSON'",
  );
  expect(row?.leftovers).toMatchObject([{ path: '/documents/0/ourTruck', text: 'B-QS 1' }]);
});

it('takes the same file again for a duplicate', async () => {
  const again = await test.drop('nochmal.xml', Buffer.from(invoice('R-1', '4012345000009')), 'kern');
  expect(again.arrivals).toMatchObject([{ state: 'duplicate' }]);
});

it('puts a document that names another sender in front of onboarding', async () => {
  const dropped = await test.drop('fremd.xml', Buffer.from(invoice('R-2', '4099999000004')), 'kern');
  expect(dropped.arrivals).toMatchObject([{ state: 'quarantined' }]);
  expect(dropped.documents).toEqual([]);
  expect(dropped.exceptions).toMatchObject([{ code: 'partner-mismatch', owner: 'onboarding' }]);
});

it.each([
  ['kaputt.xml', '<Invoice><a></Invoice>', 'xml-syntax'],
  ['lachen.xml', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'xml-doctype'],
  ['andere.xml', '<Order xmlns="urn:acme"/>', 'set-not-agreed'],
  ['kaputt.json', '{ "type": "invoice", }', 'json-syntax'],
  ['tief.json', '['.repeat(100_000), 'json-limit'],
])('sets %s aside whole, with the reason', async (name, text, code) => {
  const dropped = await test.drop(name, Buffer.from(text), 'kern');
  expect(dropped.arrivals).toMatchObject([{ state: 'unreadable' }]);
  expect(dropped.documents).toEqual([]);
  expect(dropped.exceptions).toMatchObject([{ code, owner: 'onboarding' }]);
});

it('holds a document of which a field is wrong, and lets nobody accept what is not whole', async () => {
  const wrong = { documents: [{ ...shipNotice.documents[0], number: 'L-2', shippedAt: 'morgen' }] };
  const dropped = await test.drop('falsch.json', Buffer.from(JSON.stringify(wrong)), 'kern');
  expect(dropped.documents).toMatchObject([{ state: 'held' }]);
  expect(dropped.exceptions).toMatchObject([{ owner: 'onboarding' }]);
  const id = dropped.documents[0]?.id ?? '';
  const accepting = chooseForDocument(test.gateway.runtime.ports, id, {
    choice: 'accept',
    reason: 'so be it',
    by: 'admin',
  });
  await expect(accepting).rejects.toThrow(ChoiceNotPossible);
});
