import { Refused } from '@quayside/exchange';
import type { Answer } from './part.js';
import type { Fetching } from './position.js';

export interface Page {
  readonly url: URL;
  readonly answer: Answer;
  readonly headers: Readonly<Record<string, string>>;
  readonly count: number;
}

/** The first page of a pass. */
export function firstPage(base: URL, { path, query, pages, since }: Fetching, from: string | undefined): URL {
  const url = below(base, path);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  if (since && from !== undefined) url.searchParams.set(since.parameter, from);
  if (pages.by === 'page') {
    url.searchParams.set(pages.parameter, String(pages.start));
    if (pages.sizeParameter && pages.size) url.searchParams.set(pages.sizeParameter, String(pages.size));
  }
  return url;
}

/** The page after this one; nothing after the last. Throws Refused when it leads to another host. */
export function nextPage(system: string, base: URL, { pages }: Fetching, page: Page): URL | undefined {
  switch (pages.by) {
    case 'none':
      return undefined;
    case 'page': {
      if (page.count === 0 || (pages.size !== undefined && page.count < pages.size)) return undefined;
      const number = Number(page.url.searchParams.get(pages.parameter) ?? pages.start);
      return withParameter(page.url, pages.parameter, String(number + 1));
    }
    case 'cursor': {
      const cursor = page.answer.text(pages.at);
      return cursor ? withParameter(page.url, pages.parameter, cursor) : undefined;
    }
    case 'link': {
      const link = pages.at === undefined ? nextLink(page.headers['link']) : page.answer.text(pages.at);
      return link ? sameHost(system, base, link, page.url) : undefined;
    }
  }
}

/** An address that the other side names; only on the host of the profile. */
export function sameHost(system: string, base: URL, link: string, from: URL): URL {
  const url = URL.canParse(link, from.href) ? new URL(link, from) : undefined;
  if (url?.origin === base.origin) return url;
  // What follows the path may be a secret of its own.
  const where = url ? `${url.origin}${url.pathname}`.slice(0, 200) : 'that is none';
  throw new Refused(system, `${from.pathname} names the address ${where}: only ${base.origin} is called`);
}

/** A path of the profile below its address. */
export function below(base: URL, path: string): URL {
  return new URL(`${base.pathname.replace(/\/+$/, '')}${path}`, base.origin);
}

function withParameter(url: URL, name: string, value: string): URL {
  const next = new URL(url);
  next.searchParams.set(name, value);
  return next;
}

/** RFC 8288: `<https://...>; rel="next"`, one of several. */
function nextLink(header: string | undefined): string | undefined {
  for (const [, address, parameters] of (header ?? '').matchAll(
    /<([^>]*)>((?:\s*;\s*[\w*-]+(?:\s*=\s*(?:"[^"]*"|[^\s";,]+))?)*)/g,
  )) {
    const relation = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s";,]+))/i.exec(parameters ?? '');
    if ((relation?.[1] ?? relation?.[2] ?? '').toLowerCase().split(/\s+/).includes('next')) return address;
  }
  return undefined;
}
