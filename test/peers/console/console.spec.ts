import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { hashPassword, playDemo } from '@quayside/runtime';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminPassword, root, testGateway, type TestGateway } from '../../support/gateway.js';
import { openChromium } from './chromium.js';
import { axeFindings, focusIsIn, open, overflows, visit, type Visit } from './visitor.js';

// A person in front of the console: a real Chromium, a real gateway, the demo supplier's real files.

interface Row {
  readonly id: string;
  readonly orderNumber: string | null;
}

interface Work {
  readonly causes: readonly { readonly row: { readonly subject: { readonly kind: string; readonly id: string } } }[];
}

let browser: Browser;
let gateway: TestGateway;
let visitor: Visit;

const images = path.join(root, 'docs/images');

beforeAll(async () => {
  browser = await openChromium();
  gateway = await testGateway();
  const { sftp } = gateway.gateway.state;
  if (!sftp) throw new Error('the test gateway has no SFTP server');
  await playDemo(gateway.gateway.runtime, sftp, 'first', () => undefined);
  await gateway.drop('garbage.x12', Buffer.from('this is no interchange\n'));
  visitor = await visit(browser, gateway.url);
});

afterAll(async () => {
  await browser?.close();
  await gateway?.stop();
});

async function documents(query: string): Promise<Row[]> {
  const answer = await visitor.context.request.get(`/api/documents?${query}`);
  return ((await answer.json()) as { rows: Row[] }).rows;
}

async function held(): Promise<Row> {
  const [row] = await documents('state=held');
  if (!row) throw new Error('the demo holds no document');
  return row;
}

/** The addresses of all pages, with something on them to look at. */
async function everyPage(): Promise<string[]> {
  const ask = async <T>(url: string) => (await (await visitor.context.request.get(url)).json()) as { rows: T[] };
  const { id, orderNumber } = await held();
  const [delivered] = await documents('state=delivered&type=invoice');
  const files = await ask<Row>('/api/files');
  const work = (await (await visitor.context.request.get('/api/work?scope=all')).json()) as Work;
  const subjects = work.causes.map(({ row }) => row.subject);
  const arrival = subjects.find(({ kind }) => kind === 'arrival')?.id ?? '';
  return [
    ...[
      '/',
      '/documents',
      '/documents?q=nothing-is-called-this',
      `/documents/${id}`,
      `/documents/${delivered?.id ?? ''}`,
    ],
    ...[`/documents/${id}?tab=answers`, `/documents/${id}?tab=siblings`, `/documents/${id}?tab=journal`],
    ...['/files', `/files/${files.rows[0]?.id ?? ''}`, `/arrivals/${arrival}`, '/exceptions', '/orders'],
    ...[
      `/orders/${orderNumber ?? ''}`,
      '/partners',
      '/partners/acme',
      '/partners/acme/scorecard',
      '/channels',
      '/settings',
      '/account',
      '/people',
      '/exceptions?scope=all',
      '/exceptions?partner=nobody',
      '/nowhere',
    ],
  ];
}

describe('the console', () => {
  it('shows the sign-in page to nobody in particular, says when the password is wrong, and lets the admin in', async () => {
    const { page } = visitor;
    await page.goto('/console/exceptions');
    await page.getByLabel('Name').fill('admin');
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Name or password is not right.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('Password', { exact: true }).fill(adminPassword);
    await page.getByRole('button', { name: 'Sign in' }).click();
    // The address is the one that was asked for.
    await page.getByRole('heading', { level: 1, name: 'Exceptions' }).waitFor();
    const [cookie] = await visitor.context.cookies();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
  });

  it('refuses a change that does not carry the token of the page', async () => {
    const { id } = await held();
    const answer = await visitor.context.request.post(`/api/documents/${id}/choices`, {
      data: { choice: 'accept', reason: 'from another site' },
    });
    expect(answer.status()).toBe(403);
  });

  it.each([
    ['light', 1280, 800],
    ['dark', 1280, 800],
    ['light', 390, 844],
  ] as const)('has nothing on any page that axe finds, %s at %i x %i', async (scheme, width, height) => {
    const pages = await everyPage();
    const { page, context, complaints } = await visit(browser, gateway.url, { scheme, width, height, from: visitor });
    const found: string[] = [];
    for (const each of pages) {
      await open(page, each);
      found.push(...(await axeFindings(page)).map((finding) => `${each} ${finding}`));
      if (await overflows(page)) found.push(`${each} is wider than the screen`);
    }
    await context.close();
    expect([...found, ...complaints]).toEqual([]);
  });

  it('shows on Home what waits, and opens it with the keyboard alone', async () => {
    const { page } = visitor;
    await open(page, '/');
    await page.getByText('Demo data:').waitFor();
    mkdirSync(images, { recursive: true });
    await page.screenshot({ path: path.join(images, 'home.png') });
    await page.keyboard.press('j');
    const first = page.locator('[data-row] a').first();
    expect(await focusIsIn(page, '[data-row]')).toBe(true);
    const name = (await first.textContent()) ?? '';
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: name.split(' for ')[0] ?? '' }).waitFor();
  });

  it('goes to the search with /, from row to row with j and k, and helps with ?', async () => {
    const { page } = visitor;
    await open(page, '/documents');
    await page.keyboard.press('/');
    const order = (await held()).orderNumber ?? '';
    await page.keyboard.type(order);
    await page.waitForURL(new RegExp(`q=${order}`));
    await page.getByRole('status').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(await focusIsIn(page, '[data-row]')).toBe(true);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys and words' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('finds a document with Ctrl+K by its order, and goes there by the keyboard alone', async () => {
    const { page } = visitor;
    await open(page, '/partners');
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog', { name: 'Find or do' });
    await palette.waitFor();
    const order = (await held()).orderNumber ?? '';
    await page.keyboard.type(order);
    await palette.getByRole('option', { name: /^Acknowledgement/ }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    const chosen = palette.getByRole('option', { selected: true });
    for (let n = 0; n < 10 && !/^Acknowledgement/.test((await chosen.textContent()) ?? ''); n += 1)
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await palette.waitFor({ state: 'detached' });
    await page.waitForURL(/\/documents\//);
    await page.getByRole('heading', { level: 1, name: /^Acknowledgement/ }).waitFor();
  });

  it('lights up the very bytes of a field, and the field of the bytes, with timeline and panes on one screen', async () => {
    const { page } = visitor;
    const { id } = await held();
    await open(page, `/documents/${id}`);
    const field = page.locator('[data-pane="fields"] [data-pointer="/lines/1/price/amount"]');
    await field.hover();
    const lit = page.locator('[data-pane="raw"] [data-lit]');
    expect(await lit.allTextContents()).toEqual(['13.25']);
    await page.screenshot({ path: path.join(images, 'held.png') });
    // From the bytes to the field, by the keyboard.
    await page.mouse.move(5, 5);
    await lit.waitFor({ state: 'detached' });
    await page.locator('[data-pane="raw"] [data-bytes]', { hasText: '13.25' }).focus();
    expect(await field.getAttribute('data-lit')).toBe('');
    const panes = await page.locator('[data-pane]').all();
    for (const pane of panes) {
      const box = await pane.boundingBox();
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(800);
    }
    expect(panes).toHaveLength(3);
  });

  it('leads from a value written to Odoo back to the bytes that it came from', async () => {
    const { page } = visitor;
    const [invoice] = await documents('state=delivered&type=invoice&partner=nordwind');
    await open(page, `/documents/${invoice?.id ?? ''}`);
    const value = page.locator('[data-pane="effects"] [data-bytes]', { hasText: 'Line 2, unit price' });
    await value.hover();
    expect(await page.locator('[data-pane="raw"] [data-lit]').allTextContents()).toEqual(['12.5']);
    expect(await page.locator('[data-pane="fields"] [data-lit]').count()).toBe(1);
    await page.screenshot({ path: path.join(images, 'document.png') });
    expect(
      await page
        .getByRole('link', { name: /in Odoo/ })
        .first()
        .getAttribute('href'),
    ).toContain('account.move');
  });

  it('accepts as is with a reason, says what that will do first, and shows the document delivered without a reload', async () => {
    const { page } = visitor;
    const { id } = await held();
    await open(page, `/documents/${id}`);
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('This changes in Odoo').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    const confirm = dialog.getByRole('button', { name: 'Accept' });
    expect(await confirm.isDisabled()).toBe(true);
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Price agreed by phone');
    await confirm.click();
    await page.getByText('Accepted as is; it goes on now.').waitFor();
    await page.getByText('noted in Odoo', { exact: false }).first().waitFor();
    await page.locator('[data-pane="effects"]').getByText('Applied').first().waitFor();
    await page.getByRole('tab', { name: 'Journal' }).click();
    await page.getByText('Price agreed by phone').first().waitFor();
  });

  it('does not move the list under the reader: what is new is counted, and shown when asked for', async () => {
    const { page } = visitor;
    await open(page, '/files');
    const first = page.locator('[data-row] a').first();
    const before = await first.textContent();
    await gateway.drop('late.x12', Buffer.from('another that is no interchange\n'));
    await page.getByRole('button', { name: '1 new, show' }).click();
    expect(before).not.toBe('late.x12');
    expect(await first.textContent()).toBe('late.x12');
  });

  it('signs out, and shows nothing afterwards', async () => {
    const { page } = visitor;
    await open(page, '/');
    await page.getByRole('button', { name: /Sign out/ }).click();
    await page.getByLabel('Password', { exact: true }).waitFor();
    await page.goto('/console/documents');
    await page.getByLabel('Password', { exact: true }).waitFor();
  });

  it('made the browser complain about nothing on the way', () => {
    // The wrong password and the missing token were refused on purpose.
    expect(visitor.complaints.filter((each) => !each.includes('401'))).toEqual([]);
  });
});

// The last one: it ends every session.
it('shows the sign-in page at once, wherever the reader is, when somebody sets a new password', async () => {
  const { page } = await visit(browser, gateway.url);
  await page.goto('/console/documents');
  await page.getByLabel('Name').fill('admin');
  await page.getByLabel('Password', { exact: true }).fill(adminPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.locator('[data-row]').first().waitFor();
  await gateway.gateway.runtime.people.people.setPassword('admin', await hashPassword('another one'), 'command line');
  await page.getByRole('heading', { name: 'Sign in to Quayside' }).waitFor({ timeout: 10_000 });
});
