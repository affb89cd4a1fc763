import { parseProfile } from '@quayside/partners';
import { must } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { readAnswer } from './answer.js';
import { firstPage, nextPage } from './pages.js';
import { askedSince, newestOf, readPosition, writePosition, type Fetching } from './position.js';

const base = new URL('https://api.example/v1/');

function fetching(more: string): Fetching {
  const channel = `{ kind: rest-poll, name: api, url: '${base.href}', fetch: { path: /outbox, take: page, ${more} } }`;
  const text = `partner: x\nname: X\nkind: van\nstage: live\ncarries: [acme]\nchannels: [${channel}]\n`;
  const [settings] = must(parseProfile(text, 'x.yaml')).channels;
  if (settings?.kind !== 'rest-poll' || !settings.fetch) throw new Error('no channel');
  return settings.fetch;
}

const page = (url: URL, body: unknown, headers: Record<string, string> = {}) => {
  const answer = readAnswer('rest:api', 'json', Buffer.from(JSON.stringify(body)), '/outbox');
  return { url, answer, headers, count: Array.isArray(body) ? body.length : 1, items: answer.items('') ?? [] };
};

describe('paging', () => {
  it('counts pages until one is empty, or shorter than agreed', () => {
    const settings = fetching('pages: { by: page, size: 2, sizeParameter: limit }, query: { state: open }');
    const first = firstPage(base, settings, undefined);
    expect(first.href).toBe('https://api.example/v1/outbox?state=open&page=1&limit=2');
    const next = nextPage('rest:api', base, settings, page(first, [1, 2]));
    expect(next?.search).toBe('?state=open&page=2&limit=2');
    expect(next && nextPage('rest:api', base, settings, page(next, [3]))).toBeUndefined();
    const unsized = fetching('pages: { by: page }');
    expect(nextPage('rest:api', base, unsized, page(first, [1]))?.search).toContain('page=2');
    expect(nextPage('rest:api', base, unsized, page(first, []))).toBeUndefined();
  });

  it('follows a cursor until there is none', () => {
    const settings = fetching('pages: { by: cursor, at: /next, parameter: after }');
    const first = firstPage(base, settings, undefined);
    expect(nextPage('rest:api', base, settings, page(first, { next: 'a b&c' }))?.search).toBe('?after=a+b%26c');
    for (const end of [{ next: null }, { next: '' }, {}]) {
      expect(nextPage('rest:api', base, settings, page(first, end))).toBeUndefined();
    }
  });

  it('follows links in the header or in the answer, on the same host only', () => {
    const settings = fetching('pages: { by: link }');
    const first = firstPage(base, settings, undefined);
    const next = (link: string) => nextPage('rest:api', base, settings, page(first, [1], { link }))?.href;
    expect(
      next('<https://api.example/v1/outbox?p=1>; rel="prev", </v1/outbox?p=3,4>; title="a, b"; rel="last next"'),
    ).toBe('https://api.example/v1/outbox?p=3,4');
    expect(next('<?p=2>; rel=next')).toBe('https://api.example/v1/outbox?p=2');
    expect(next('<?p=2>; rel="prev"')).toBeUndefined();
    for (const other of [
      'https://evil.example/',
      'http://api.example/v1',
      'https://api.example:444/',
      'file:///etc/passwd',
    ]) {
      expect(() => next(`<${other}>; rel=next`)).toThrow(/only https:\/\/api.example is called/);
    }
    const inside = fetching('pages: { by: link, at: /links/next }');
    const body = { links: { next: '/v1/outbox?p=2' } };
    expect(nextPage('rest:api', base, inside, page(first, body))?.search).toBe('?p=2');
  });
});

describe('what the next look asks from', () => {
  const since = (more: string) => fetching(`since: { ${more} }`).since!;
  const now = new Date('2026-11-23T10:00:00Z');

  it('is nothing at first, or what was agreed, and then what the newest item says, however they are ordered', () => {
    const rule = since('from: item, at: /changed, start: "2026-01-01T00:00:00Z"');
    expect(askedSince(rule, {})).toBe('2026-01-01T00:00:00Z');
    expect(askedSince(since('from: item, at: /changed'), {})).toBeUndefined();
    const items = ['2026-11-23T09:00:00+01:00', '2026-11-23T08:30:00Z', '2026-11-22T23:59:59Z'].map((changed) => ({
      changed,
    }));
    expect(newestOf(rule, page(base, items), undefined, now)).toBe('2026-11-23T08:30:00Z');
    expect(newestOf(rule, page(base, []), 'before', now)).toBe('before');
  });

  it('compares numbers as numbers', () => {
    const rule = since('from: item, at: /seq');
    expect(newestOf(rule, page(base, [{ seq: 9 }, { seq: 10 }, { seq: '9007199254740993' }]), '7', now)).toBe(
      '9007199254740993',
    );
  });

  it('goes back by the overlap, in the unit of the value', () => {
    const rule = since('from: item, at: /changed, overlap: 5m');
    expect(askedSince(rule, { since: '2026-11-23T10:00:00Z' })).toBe('2026-11-23T09:55:00.000Z');
    expect(askedSince(rule, { since: '1795428000' })).toBe('1795427700');
    expect(askedSince(rule, { since: '1795428000000' })).toBe('1795427700000');
    expect(askedSince(rule, { since: 'token' })).toBe('token');
  });

  it("is the time of the first page by the other side's clock, so that ours may be wrong", () => {
    const rule = since('from: request, format: seconds');
    const date = { date: 'Mon, 23 Nov 2026 12:00:00 GMT' };
    expect(newestOf(rule, page(base, [], date), undefined, now)).toBe(String(Date.UTC(2026, 10, 23, 12) / 1000));
    expect(newestOf(since('from: request'), page(base, []), undefined, now)).toBe('2026-11-23T10:00:00.000Z');
    expect(newestOf(since('from: request'), page(base, [], date), 'of the first page', now)).toBe('of the first page');
  });

  it('is what a header or the answer says', () => {
    expect(newestOf(since('from: header, header: X-Next'), page(base, [], { 'x-next': 'n' }), 'b', now)).toBe('n');
    expect(newestOf(since('from: answer, at: /token'), page(base, { token: 't' }), 'b', now)).toBe('t');
  });

  it('begins anew when the settings are others', () => {
    const one = fetching('since: { from: item, at: /changed }');
    const text = writePosition({ since: 's', next: '/v1/outbox?page=2' }, base.href, one);
    expect(readPosition(text, base.href, one)).toEqual({ since: 's', next: '/v1/outbox?page=2' });
    expect(readPosition(text, base.href, fetching('since: { from: item, at: /other }'))).toEqual({});
    expect(readPosition(null, base.href, one)).toEqual({});
  });
});
