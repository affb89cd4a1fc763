import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedInAs, visitorPassword } from '../../support/console-session.js';
import { demoOrder } from '../../support/demo-order.js';
import { testGateway, type TestGateway } from '../../support/gateway.js';
import { waitFor } from '../../support/wait-for.js';
import { acknowledgement, interchange, type Line } from '../../support/x12.js';
import { openChromium } from './chromium.js';
import { axeFindings, open, visit, type Visit } from './visitor.js';

// People in front of the console who settle what waits for them, each in their role.

let browser: Browser;
let test: TestGateway;
let next = 900;

beforeAll(async () => {
  browser = await openChromium();
  test = await testGateway();
});
afterAll(async () => {
  await browser?.close();
  await test?.stop();
});

const send = async (set: readonly string[]) => {
  const control = String((next += 1)).padStart(9, '0');
  const { documents } = await test.drop(`from-acme-${control}.x12`, interchange([set], { control }));
  return documents[0]?.id ?? '';
};
const until = (id: string, state: string) =>
  waitFor(`${id} to be ${state}`, async () => (await test.gateway.runtime.ports.store.document(id))?.state === state);

/** Goods at the ordered price, and freight that nobody ordered. */
function withFreight(number: string, order: string, lines: readonly Line[]): readonly string[] {
  const cents = (amount: number) => String(Math.round(amount * 100));
  const goods = lines.reduce((sum, { quantity, price }) => sum + Number(quantity) * Number(price), 0);
  return [
    '810',
    `BIG*20261123*${number}**${order}`,
    ...lines.map((line) => `IT1*${line.number}*${line.quantity}*EA*${line.price}**BP*${line.item}`),
    `TDS*${cents(goods + 99)}`,
    `SAC*C*D240***${cents(99)}`,
    `CTT*${lines.length}`,
  ];
}

async function signedIn(
  name: string,
  roles: Parameters<typeof signedInAs>[1]['roles'],
  partners: string[] | null = null,
) {
  await signedInAs(test, { name, roles, partners });
  const visitor = await visit(browser, test.url);
  const { page } = visitor;
  await page.goto('/console/');
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password', { exact: true }).fill(visitorPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation', { name: 'Places' }).waitFor();
  return visitor;
}

describe('somebody of finance', () => {
  let fay: Visit;
  const invoices: string[] = [];

  it('finds eleven invoices with freight that nobody ordered as one thing', async () => {
    for (let n = 0; n < 11; n += 1) {
      const { number, lines } = await demoOrder(test);
      invoices.push(await send(withFreight(`F-${n}`, number, lines)));
    }
    fay = await signedIn('fay', ['finance']);
    await fay.page.getByRole('heading', { name: '11 things wait for you' }).waitFor();
    // What they come to is the first thing to know.
    await fay.page.getByRole('link', { name: /^Held for finance .* 11 documents/ }).waitFor();
    await fay.page.getByRole('link', { name: 'Look at all 11' }).click();
    await fay.page.getByText('and 10 more like it').waitFor();
    expect(await axeFindings(fay.page)).toEqual([]);
  });

  it('settles them with one reason, and sees before what that makes in Odoo', async () => {
    const { page } = fay;
    await page.getByRole('button', { name: /^Accept all 11/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('This changes in Odoo').waitFor();
    await dialog.getByText('and 1 more of the same kind', { exact: false }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Freight was agreed by phone');
    await dialog.getByRole('button', { name: 'Accept' }).click();
    await page.getByText('11 things settled.').waitFor();
    await page.getByRole('heading', { name: /^Nothing waits/ }).waitFor();
    for (const id of invoices) await until(id, 'delivered');
    expect(fay.complaints).toEqual([]);
  });
});

describe('a buyer', () => {
  it('takes a new price into the order, begins with the comparison, and sees it in Odoo', async () => {
    const { number, lines } = await demoOrder(test);
    const dear = lines.map((line, at) => (at === 0 ? { ...line, price: (Number(line.price) * 1.5).toFixed(2) } : line));
    const id = await send(acknowledgement(number, dear, 'SO-DEAR'));
    const { page, complaints } = await signedIn('bea', ['procurement']);
    await page.getByRole('link', { name: new RegExp(number) }).click();
    const comparison = page.getByRole('region', { name: 'Order against document' });
    await comparison.getByText('(+50 %)').first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Take into the order').click();
    await dialog.getByText(/: price .* → /).waitFor();
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Steel is dearer');
    await dialog.getByRole('button', { name: 'Accept and change Odoo' }).click();
    await until(id, 'delivered');
    expect(Number((await test.order(number)).lines[0]?.price?.amount)).toBe(Number(dear[0]?.price));
    expect(complaints).toEqual([]);
  });
});

describe('somebody who is narrowed to one partner', () => {
  it('finds nothing of another by any road', async () => {
    const other = await send(
      acknowledgement('P99300', [{ number: '1', item: 'X', quantity: '1', price: '1' }], 'SO-9'),
    );
    const kim = await signedIn('kim', ['procurement'], ['kern']);
    const { page } = kim;
    await page.getByRole('heading', { name: /^Nothing waits/ }).waitFor();
    for (const address of ['/exceptions?scope=all', '/documents', '/files', '/partners', '/exceptions?partner=acme']) {
      await open(page, address);
      expect(await page.getByRole('main').getByText('Acme Components', { exact: false }).count(), address).toBe(0);
    }
    await open(page, `/documents/${other}`);
    await page.getByText('There is no such thing, or it is not yours to see.', { exact: false }).waitFor();
    expect(kim.complaints.filter((each) => !each.includes('404'))).toEqual([]);
  });
});
