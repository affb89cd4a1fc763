import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the browser complained about: errors, and whatever the policy of the page refused. */
  readonly complaints: readonly string[];
}

export interface VisitOptions {
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
  readonly from?: Visit;
}

/** Somebody in front of the console; `from` carries their session on. */
export async function visit(browser: Browser, url: string, options: VisitOptions = {}): Promise<Visit> {
  const { scheme = 'light', width = 1280, height = 800, from } = options;
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height },
    colorScheme: scheme,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    ...(from ? { storageState: await from.context.storageState() } : {}),
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // Who is signed in is asked before anybody is: the answer 401 is part of it.
    const asking = message.location().url.endsWith('/api/session') && message.text().includes('401');
    if (message.type() === 'error' && !asking) complaints.push(message.text());
  });
  return { page, context, complaints };
}

/** Opens a page of the console and waits until it shows what it has. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(`/console${path}`);
  await page.getByRole('main').waitFor();
  await page.locator('[role="status"]').waitFor({ state: 'detached' });
}

/** What axe finds, each rule with the first element that breaks it. */
export async function axeFindings(page: Page): Promise<string[]> {
  // What is half faded in has half its contrast.
  await page.evaluate(
    'Promise.allSettled(document.getAnimations().filter((each) => each.effect.getTiming().iterations !== Infinity).map((each) => each.finished))',
  );
  await page.evaluate(axe.source);
  const found = await page.evaluate<Violation[]>('axe.run().then(({ violations }) => violations)');
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

export async function overflows(page: Page): Promise<boolean> {
  return page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');
}

/** Whether the focus is on or in the first element of this kind. */
export async function focusIsIn(page: Page, selector: string): Promise<boolean> {
  return page.evaluate<boolean>(`document.querySelector(${JSON.stringify(selector)}).contains(document.activeElement)`);
}
