import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signedInAs } from '../../support/console-session.js';
import { adminPassword, testGateway, type TestGateway } from '../../support/gateway.js';
import { openChromium } from './chromium.js';
import { axeFindings, open, overflows, visit, type Visit } from './visitor.js';

// An auditor finds who approved what, and takes it along.

let browser: Browser;
let gateway: TestGateway;
let visitor: Visit;

beforeAll(async () => {
  browser = await openChromium();
  gateway = await testGateway();
  const operator = await signedInAs(gateway, { name: 'bea', roles: ['operator', 'onboarding'] });
  const { arrivals } = await gateway.drop('nonsense.x12', Buffer.from('what is this?'));
  const choice = { choice: 'reject', reason: 'it is no interchange' };
  const decided = await operator.ask('POST', `/api/arrivals/${arrivals[0]?.id ?? ''}/choices`, choice);
  expect(decided.status).toBe(200);
  await operator.ask('POST', '/api/partners/kern/pause', { reason: 'they move house' });
  visitor = await visit(browser, gateway.url);
  const { page } = visitor;
  await page.goto('/console/settings');
  await page.getByLabel('Name').fill('admin');
  await page.getByLabel('Password', { exact: true }).fill(adminPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Audit log' }).click();
  await page.getByRole('table', { name: 'Audit log' }).waitFor();
});
afterAll(async () => {
  await browser?.close();
  await gateway?.stop();
});

it('finds who decided what, by filters that are the address, and goes there', async () => {
  const { page } = visitor;
  await page.getByLabel('Action').selectOption({ label: 'Rejected' });
  await page.waitForURL(/action=decision\.reject/);
  const row = page.getByRole('row', { name: /bea \(bea\)/ });
  await row.getByText('reject: it is no interchange').waitFor();
  const exported = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export as CSV' }).click();
  expect((await exported).suggestedFilename()).toBe('audit.csv');
  await row.getByRole('link', { name: 'Interchange' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(page.url()).toContain('/console/arrivals/');
  await page.goBack();
  await row.getByRole('link', { name: 'bea (bea)' }).click();
  await page.waitForURL(/\/audit\?person=bea$/);
  await page.getByText('Partner paused', { exact: true }).last().waitFor();
  expect(visitor.complaints).toEqual([]);
});

it.each([
  ['light', 1440, 900],
  ['light', 1280, 800],
  ['light', 390, 844],
  ['dark', 1280, 800],
  ['dark', 390, 844],
] as const)(
  'has nothing that axe finds, %s at %i x %i, and is as wide as the screen',
  async (scheme, width, height) => {
    const { page, context } = await visit(browser, gateway.url, { scheme, width, height, from: visitor });
    await open(page, '/audit');
    await page.getByRole('table', { name: 'Audit log' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    await context.close();
  },
);
