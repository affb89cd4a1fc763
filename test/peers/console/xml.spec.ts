import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminPassword, testGateway, type TestGateway } from '../../support/gateway.js';
import { waitFor } from '../../support/wait-for.js';
import { interchange } from '../../support/x12.js';
import { openChromium } from './chromium.js';
import { axeFindings, open, overflows, visit, type Visit } from './visitor.js';

// Somebody who looks at what a supplier sent as XML, at a document that is too long to be shown at once, and at an order that is not there.

let browser: Browser;
let gateway: TestGateway;
let visitor: Visit;

beforeAll(async () => {
  browser = await openChromium();
  gateway = await testGateway();
  const profile = path.join(gateway.profiles, 'kern.yaml');
  const text = await readFile(profile, 'utf8');
  await writeFile(profile, text.replace('invoice: { format: csv }', 'invoice: [{ format: csv }, { format: xml }]'));
  await waitFor('the profile with XML to be live', async () => {
    const live = await gateway.gateway.runtime.ports.partners.byId('kern');
    return live?.partner.xml?.comes === true ? true : undefined;
  });
  visitor = await visit(browser, gateway.url);
  const { page } = visitor;
  await page.goto('/console/documents');
  await page.getByLabel('Name').fill('admin');
  await page.getByLabel('Password', { exact: true }).fill(adminPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { level: 1, name: 'Documents' }).waitFor();
});
afterAll(async () => {
  await browser?.close();
  await gateway?.stop();
});

const namespaces = ['CommonAggregateComponents', 'CommonBasicComponents']
  .map((name, i) => `xmlns:${i === 0 ? 'cac' : 'cbc'}="urn:oasis:names:specification:ubl:schema:xsd:${name}-2"`)
  .join(' ');

// Order P00009 is 1000 of SPRING-4 at 0.85 and 200 of SPRING-9 at 2.40; the second one is billed for more.
const invoice = `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" ${namespaces}>
  <cbc:ID>R-70</cbc:ID>
  <cbc:IssueDate>2026-12-02</cbc:IssueDate>
  <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
  <cbc:Note>Lieferung für Halle 2</cbc:Note>
  <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
  <cac:OrderReference><cbc:ID>P00009</cbc:ID></cac:OrderReference>
  <cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="EUR">1350.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
  <cac:InvoiceLine>
    <cbc:ID>1</cbc:ID>
    <cbc:InvoicedQuantity unitCode="H87">1000</cbc:InvoicedQuantity>
    <cbc:LineExtensionAmount currencyID="EUR">850.00</cbc:LineExtensionAmount>
    <cac:Item><cbc:Name>Druckfeder</cbc:Name><cac:BuyersItemIdentification><cbc:ID>SPRING-4</cbc:ID></cac:BuyersItemIdentification></cac:Item>
    <cac:Price><cbc:PriceAmount currencyID="EUR">0.85</cbc:PriceAmount></cac:Price>
  </cac:InvoiceLine>
  <cac:InvoiceLine>
    <cbc:ID>2</cbc:ID>
    <cbc:InvoicedQuantity unitCode="H87">200</cbc:InvoicedQuantity>
    <cbc:LineExtensionAmount currencyID="EUR">500.00</cbc:LineExtensionAmount>
    <cac:Item><cbc:Name>Zugfeder größer</cbc:Name><cac:BuyersItemIdentification><cbc:ID>SPRING-9</cbc:ID></cac:BuyersItemIdentification></cac:Item>
    <cac:Price><cbc:PriceAmount currencyID="EUR">2.50</cbc:PriceAmount></cac:Price>
  </cac:InvoiceLine>
</Invoice>
`;

describe('the page of an XML document', () => {
  beforeAll(async () => {
    const { documents } = await gateway.drop('rechnung.xml', Buffer.from(invoice), 'kern');
    expect(documents).toMatchObject([{ setType: 'Invoice', state: 'held', number: 'R-70' }]);
    await open(visitor.page, `/documents/${documents[0]?.id ?? ''}`);
  });

  it('shows the file a line each, in its own letters, and what differs from the order under its line', async () => {
    const raw = visitor.page.locator('[data-pane="raw"]');
    await raw.getByText('Lieferung für Halle 2').waitFor();
    await raw.getByText('Zugfeder größer').waitFor();
    await raw.getByText('the price is 2.50 EUR, 4.2 % over the ordered 2.40 EUR (tolerance 1 %).').waitFor();
    await visitor.page.getByRole('heading', { level: 1, name: /Invoice R-70 from Kern Springs/ }).waitFor();
    await visitor.page.getByText('Held for').first().waitFor();
  });

  it('leads from a field to the text of its element, and back by the keyboard alone', async () => {
    const { page } = visitor;
    const field = page.locator('[data-pane="fields"] [data-pointer="/lines/1/price/amount"]');
    await field.hover();
    const lit = page.locator('[data-pane="raw"] [data-lit]');
    expect(await lit.allTextContents()).toEqual(['2.50']);
    await page.mouse.move(5, 5);
    await lit.waitFor({ state: 'detached' });
    const pane = page.locator('[data-pane="raw"]');
    await pane.focus();
    await page.keyboard.press('ArrowDown');
    const first = await page.evaluate<string>('document.activeElement.textContent');
    expect(invoice).toContain(`>${first}<`);
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate<string>('document.activeElement.textContent')).not.toBe(first);
    expect(await page.locator('[data-pane="fields"] [data-lit]').count()).toBeGreaterThan(0);
    await page.locator('[data-pane="raw"] [data-bytes]', { hasText: /^2\.50$/ }).focus();
    expect(await field.getAttribute('data-lit')).toBe('');
  });

  it('finds a letter behind others that take two bytes', async () => {
    const { page } = visitor;
    await page.locator('[data-pane="fields"] [data-pointer="/lines/1/item/description"]').hover();
    expect(await page.locator('[data-pane="raw"] [data-lit]').allTextContents()).toEqual(['Zugfeder größer']);
  });

  it.each([
    ['light', 1440, 900],
    ['dark', 1440, 900],
    ['light', 390, 844],
  ] as const)('has nothing that axe finds, %s at %i x %i', async (scheme, width, height) => {
    const { page, context, complaints } = await visit(browser, gateway.url, { scheme, width, height, from: visitor });
    await open(page, new URL(visitor.page.url()).pathname.replace('/console', ''));
    expect(await axeFindings(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

it('shows the first lines of a long document, and more of them where the reader is when asked', async () => {
  const { page } = visitor;
  const lines = Array.from({ length: 450 }, (_, i) => [`LIN*${i + 1}*BP*BOLT-${i + 1}`, `CTP**CON*${i + 1}.5*1*EA`]);
  const set = ['832', 'BCT*PC*PL-9********00', 'CUR*SE*EUR', ...lines.flat(), `CTT*${lines.length}`];
  const { documents } = await gateway.drop('long.x12', interchange([set], { functional: 'SC', control: '000000832' }));
  await open(page, `/documents/${documents[0]?.id ?? ''}`);
  const fields = page.getByRole('region', { name: 'What it says' });
  await fields.getByText('the first 200 lines of 450').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  for (const shown of ['400 lines', '450 lines']) {
    await page.getByRole('button', { name: 'Show more lines' }).click();
    await fields.getByRole('region', { name: `Line ${shown.split(' ')[0] ?? ''}`, exact: true }).waitFor();
  }
  expect(await page.getByRole('button', { name: 'Show more lines' }).count()).toBe(0);
  await page.locator('[data-pane="fields"] [data-pointer="/lines/449/item/buyer"]').hover();
  expect(await page.locator('[data-pane="raw"] [data-lit]').allTextContents()).toEqual(['BOLT-450']);
});

it('shows the page of an order that only an answer names, and says why there is no order', async () => {
  const { page } = visitor;
  const advice = ['824', 'BGN*11*ADV-1*20261123', 'OTI*TR*PO*P80001', 'TED*024*Unknown order'];
  await gateway.drop('advice.x12', interchange([advice], { functional: 'AG', control: '000000824' }));
  await open(page, '/orders/P80001');
  await page.getByRole('heading', { level: 1, name: 'Order P80001' }).waitFor();
  await page.getByText('1 document of Acme Components speaks of it.').waitFor();
  await page.getByRole('heading', { name: 'Order P80001 was not read from Odoo.' }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  expect(visitor.complaints).toEqual([]);
});
