import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import type { ServerOptions } from 'node:https';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { openChannels } from '@quayside/channels';
import { DispatchRefused, Refused, TooLarge, Unavailable, type ChannelSession } from '@quayside/exchange';
import { parseProfile } from '@quayside/partners';
import { must } from '@quayside/std';
import { afterEach, describe, expect, it } from 'vitest';
import { startHttpApi, type Asked, type HttpApi } from '../../support/http-api.js';
import { noise, openWritten, outgoing } from './channel-contract.js';

// What only REST knows: how one signs in, pages, redirects, certificates, sizes, and what an answer may be.

const secrets = { password: 'pass-word-1', token: 'token-word-2', key: 'key-word-3', client: 'client word-4' };
const apis: HttpApi[] = [];
const sessions: ChannelSession[] = [];
afterEach(async () => {
  for (const session of sessions.splice(0)) await session.close();
  for (const api of apis.splice(0)) await api.close();
});

type Answering = (asked: Asked, response: ServerResponse) => void;

async function api(answer: Answering, tls?: ServerOptions): Promise<HttpApi> {
  const started = await startHttpApi(answer, tls);
  apis.push(started);
  return started;
}

const written = (url: string, more: string) => `{ kind: rest-poll, name: peer-box, url: '${url}', ${more} }`;
const documents = `fetch: { path: /list, document: '/list/{id}' }`;

const oauth = (url: string, more = '') =>
  `auth: { by: oauth2, tokenUrl: '${url}/token', clientId: 'us & co', clientSecret: { secret: client }, scope: edi${more} }, ${documents}`;

async function open(
  url: string,
  more: string,
  own: Readonly<Record<string, string>> = secrets,
  answerMs?: number,
): Promise<ChannelSession> {
  const session = await openWritten(written(url, more), own, null, answerMs);
  sessions.push(session);
  return session;
}

const json = (response: ServerResponse, value: unknown, headers = {}) =>
  response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));

async function fetched(session: ChannelSession, name?: string): Promise<Buffer> {
  const { files } = await session.list(null);
  const file = files.find((each) => name === undefined || each.name === name);
  if (!file) throw new Error('no file');
  const parts: Uint8Array[] = [];
  const tag = { known: null, keep: async () => undefined };
  expect(await session.fetch(file, 0, async (bytes) => void parts.push(Uint8Array.from(bytes)), tag)).toBe('whole');
  return Buffer.concat(parts);
}

describe('signing in', () => {
  it.each([
    ['{ by: basic, login: us, password: { secret: password } }', 'authorization', 'Basic dXM6cGFzcy13b3JkLTE='],
    ['{ by: bearer, token: { secret: token } }', 'authorization', 'Bearer token-word-2'],
    ['{ by: api-key, key: { secret: key } }', 'x-api-key', 'key-word-3'],
    ['{ by: api-key, header: X-Their-Key, key: { secret: key } }', 'x-their-key', 'key-word-3'],
  ])('sends %s with each call, and shows it to nobody', async (auth, header, value) => {
    const { url, asked } = await api(({ headers, path }, response) => {
      if (path === '/list') json(response, []);
      else response.writeHead(403).end(`you sent ${JSON.stringify(headers)}`);
    });
    const session = await open(url, `auth: ${auth}, fetch: { path: /list, document: '/{id}' }, send: { path: /in }`);
    await session.list(null);
    const refused = session.send(outgoing('a', Buffer.from('x')));
    await expect(refused).rejects.toThrow(/does not let us in \(403\)/);
    await expect(refused).rejects.toThrow(/\*\*\*/);
    const text = await refused.catch((error: unknown) => String(error));
    for (const secret of [value, ...Object.values(secrets)]) expect(text).not.toContain(secret);
    expect(asked.map(({ headers }) => headers[header])).toEqual([value, value]);
  });

  it('asks for a token with client credentials, once for many looks, and anew shortly before it ends', async () => {
    let life = 3600;
    const { url, asked } = await api(({ path }, response) => {
      if (path === '/token') json(response, { access_token: `t${asked.length}`, expires_in: life });
      else json(response, []);
    });
    const settings = must(
      parseProfile(
        `partner: p\nname: P\nkind: van\nstage: live\ncarries: [acme]\nchannels: [${written(url, oauth(url))}]\n`,
        'p.yaml',
      ),
    ).channels[0];
    const allowed = { ranges: ['127.0.0.1/32'], hosts: [] };
    const look = async (channels: ReturnType<typeof openChannels>) => {
      const session = await channels.open({ account: 'peer-box', settings: settings!, trusted: null });
      await session.list(null);
      await session.close();
    };
    const given = () => asked.filter((each) => each.path === '/token');
    const channels = openChannels({ secrets: async () => secrets.client, allowed });
    await look(channels);
    await look(channels);
    expect(given()).toHaveLength(1);
    expect(given()[0]?.body.toString()).toBe('grant_type=client_credentials&scope=edi');
    expect(given()[0]?.headers.authorization).toBe(
      `Basic ${Buffer.from('us+%26+co:client+word-4').toString('base64')}`,
    );
    expect(asked.at(-1)?.headers.authorization).toBe('Bearer t1');
    life = 0.0001;
    const others = openChannels({ secrets: async () => secrets.client, allowed });
    await look(others);
    const before = given().length;
    await look(others);
    expect(given().length).toBeGreaterThan(before);
  });

  it('gives id and secret in the body where the token endpoint wants them there', async () => {
    const { url, asked } = await api((_, response) => json(response, { access_token: 't' }));
    await open(url, oauth(url, ', clientIn: body, audience: edi-api'));
    expect(Object.fromEntries(new URLSearchParams(asked[0]?.body.toString()))).toEqual({
      ...{ grant_type: 'client_credentials', scope: 'edi', audience: 'edi-api' },
      ...{ client_id: 'us & co', client_secret: 'client word-4' },
    });
    expect(asked[0]?.headers.authorization).toBeUndefined();
  });

  it('renews a token once when it is refused, and then says that it is not let in', async () => {
    const { url, asked } = await api(({ path }, response) => {
      if (path === '/token') json(response, { access_token: `t${asked.length}`, expires_in: 3600 });
      else response.writeHead(401).end();
    });
    const session = await open(url, oauth(url));
    await expect(session.list(null)).rejects.toBeInstanceOf(Refused);
    expect(asked.map((each) => each.path)).toEqual(['/token', '/list', '/token', '/list']);
  });

  it.each([
    [400, '{"error":"invalid_client","error_description":"no such client"}', Refused, /invalid_client: no such client/],
    [200, '<html>', Refused, /gave no token/],
    [503, '', Unavailable, /503/],
  ])('says why there is no token (%i)', async (status, body, kind, words) => {
    const { url } = await api((_, response) => response.writeHead(status).end(body));
    const refused = open(url, oauth(url));
    await expect(refused).rejects.toBeInstanceOf(kind);
    await expect(refused).rejects.toThrow(words);
  });
});

describe('where calls go', () => {
  it('is nowhere on this machine or in its network unless the operator says so', async () => {
    const { url, asked } = await api((_, response) => json(response, []));
    const { channels: all } = must(
      parseProfile(
        `partner: p\nname: P\nkind: van\nstage: live\ncarries: [acme]\nchannels: [${written(url, documents)}]\n`,
        'p.yaml',
      ),
    );
    const channels = openChannels({ secrets: async () => '' });
    const refused = channels.open({ account: 'peer-box', settings: all[0]!, trusted: null });
    await expect(refused).rejects.toThrow(/QUAYSIDE_ALLOW_ADDRESSES/);
    expect(asked).toEqual([]);
  });

  it('is elsewhere on the same host when it says so, with method and content where it says that too', async () => {
    const { url, asked } = await api(({ path }, response) => {
      if (path.startsWith('/v2')) return void json(response, []);
      response.writeHead(path === '/list' ? 302 : 307, { location: `/v2${path}` }).end();
    });
    const session = await open(url, `${documents}, send: { path: /in }`);
    expect((await session.list(null)).files).toEqual([]);
    await session.send(outgoing('a', Buffer.from('content')));
    expect(asked.map(({ method, path, body }) => [method, path, body.toString()])).toEqual([
      ['GET', '/list', ''],
      ['GET', '/v2/list', ''],
      ['POST', '/in', 'content'],
      ['POST', '/v2/in', 'content'],
    ]);
  });

  it('is on no other host, whoever names it, and no secret goes there or is shown', async () => {
    const other = await api((_, response) => json(response, []));
    const auth = 'auth: { by: bearer, token: { secret: token } }';
    const { url } = await api((_, response) => response.writeHead(302, { location: `${other.url}/list` }).end());
    await expect((await open(url, `${auth}, ${documents}`)).list(null)).rejects.toThrow(
      /sends us on to .*only the host/,
    );
    const linking = await api((_, response) => json(response, [{ id: 1, link: `${other.url}/1?signature=s3cret` }]));
    const session = await open(linking.url, `${auth}, fetch: { path: /list, link: /link }`);
    await expect(session.list(null)).rejects.toThrow(/names the address http:\/\/127.0.0.1:\d+\/1: only .* is called/);
    expect(other.asked).toEqual([]);
  });

  it.each(['https://169.254.169.254/token', 'http://[fd00:ec2::254]/token', 'https://[64:ff9b::a9fe:a9fe]/token'])(
    'is not where a token endpoint leads that nobody may name: %s',
    async (tokenUrl) => {
      const { url, asked } = await api((_, response) => json(response, []));
      const settings = oauth(url).replace(`${url}/token`, tokenUrl);
      expect(settings).toContain(tokenUrl);
      await expect(open(url, settings)).rejects.toThrow(/QUAYSIDE_ALLOW_ADDRESSES/);
      expect(asked).toEqual([]);
    },
  );

  it('is on no other host or scheme for a token endpoint that sends us there, and no secret goes with it', async () => {
    const other = await api((_, response) => json(response, { access_token: 'x' }));
    for (const location of [`${other.url}/token`, 'file:///etc/passwd', other.url.replace('http:', 'https:')]) {
      const { url } = await api(({ path }, response) =>
        path === '/token' ? void response.writeHead(303, { location }).end() : void json(response, []),
      );
      await expect(open(url, oauth(url))).rejects.toThrow(/only the host of the profile is called/);
    }
    expect(other.asked).toEqual([]);
  });

  it('is not around in a circle, nor on without an end', async () => {
    const { url, asked } = await api(({ path }, response) => response.writeHead(307, { location: `${path}x` }).end());
    await expect((await open(url, documents)).list(null)).rejects.toThrow(/more than 5 times/);
    expect(asked).toHaveLength(6);
    const circle = await api((_, response) => json(response, { next: 'same', items: [] }));
    const paging = `fetch: { path: /list, items: /items, take: page, pages: { by: cursor, at: /next } }`;
    await expect((await open(circle.url, paging)).list(null)).rejects.toThrow(/go in a circle/);
    expect(circle.asked).toHaveLength(2);
  });

  it('does not send content on where it is not said whether to', async () => {
    const { url } = await api((_, response) => response.writeHead(302, { location: '/elsewhere' }).end());
    const session = await open(url, 'send: { path: /in }');
    await expect(session.send(outgoing('a', Buffer.from('x')))).rejects.toThrow(/whether with the content/);
  });
});

describe('a certificate', () => {
  const pem = (name: string) => readFileSync(path.join(import.meta.dirname, '../../support/tls', name), 'utf8');
  const serverOf = (name: string): ServerOptions => ({ key: pem(`${name}.key`), cert: pem(`${name}.pem`) });
  const ca = `ca: ${JSON.stringify(pem('ca.pem'))}`;
  const empty: Answering = (_, response) => void json(response, []);

  it.each([
    ['that nobody known vouches for', 'server', documents, /name the authority under `ca`/],
    ['of another name', 'elsewhere', `${documents}, ${ca}`, /made out to another name/],
    ['that is over', 'expired', `${documents}, ${ca}`, /has expired/],
  ])('%s stops the channel before anything is said', async (_, name, more, words) => {
    const { url, asked } = await api(empty, serverOf(name));
    const refused = (await open(url, `auth: { by: bearer, token: { secret: token } }, ${more}`)).list(null);
    await expect(refused).rejects.toThrow(words);
    await expect(refused).rejects.toBeInstanceOf(Refused);
    expect(asked).toEqual([]);
  });

  it('that the profile trusts is trusted', async () => {
    const { url } = await api(empty, serverOf('server'));
    expect((await (await open(url, `${documents}, ${ca}`)).list(null)).files).toEqual([]);
  });

  it('of our own is shown to who asks for one', async () => {
    const { url } = await api(empty, {
      ...serverOf('server'),
      requestCert: true,
      rejectUnauthorized: true,
      ca: pem('ca.pem'),
    });
    const ours = 'certificate: { secret: our-certificate, key: { secret: our-key } }';
    const own = { 'our-certificate': pem('client.pem'), 'our-key': pem('client.key') };
    expect((await (await open(url, `${documents}, ${ca}, ${ours}`, own)).list(null)).files).toEqual([]);
    await expect((await open(url, `${documents}, ${ca}`)).list(null)).rejects.toBeInstanceOf(Unavailable);
  });
});

describe('a document', () => {
  const one = (answer: Answering): Answering => {
    return (asked, response) => (asked.path === '/list' ? void json(response, [{ id: 1 }]) : answer(asked, response));
  };

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('that comes compressed all the same is unpacked (%s)', async (encoding, pack) => {
    const content = noise(100_000);
    const { url, asked } = await api(
      one((_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(pack(content))),
    );
    expect((await fetched(await open(url, documents))).equals(content)).toBe(true);
    expect(asked[0]?.headers['accept-encoding']).toBe('identity');
  });

  it('is cut off where it is larger than agreed, whatever its head says, and however small it came', async () => {
    const large = Buffer.alloc(3 * 1024 * 1024);
    for (const answer of [
      (response: ServerResponse) => response.writeHead(200, { 'content-length': large.length }).end(large),
      (response: ServerResponse) => response.writeHead(200).end(large),
      (response: ServerResponse) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(large)),
    ]) {
      const { url } = await api(one((_, response) => void answer(response)));
      const session = await open(url, `${documents}, maxFileSize: 1MB`);
      await expect(fetched(session)).rejects.toBeInstanceOf(TooLarge);
    }
  });

  it('that is cut in the middle is not taken for whole', async () => {
    const packed = gzipSync(noise(200_000));
    for (const head of [{ 'content-length': packed.length }, { 'transfer-encoding': 'chunked' }]) {
      const { url } = await api(
        one((_, response) => {
          response.writeHead(200, { ...head, 'content-encoding': 'gzip' });
          response.write(packed.subarray(0, 50_000), () => response.destroy());
        }),
      );
      await expect(fetched(await open(url, documents))).rejects.toBeInstanceOf(Unavailable);
    }
  });

  it('must say where it ends', async () => {
    const { url } = await api(
      one((_, response) => {
        response.useChunkedEncodingByDefault = false;
        response.setHeader('connection', 'close');
        response.removeHeader('transfer-encoding');
        response.end(noise(1000));
        response.shouldKeepAlive = false;
      }),
    );
    const got = fetched(await open(url, documents));
    await expect(got).rejects.toThrow(/where it ends/);
  });

  it('must be of the type that was agreed', async () => {
    const { url, asked } = await api(
      one((_, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<html>')),
    );
    const wanted = `fetch: { path: /list, document: '/list/{id}', accept: application/xml }`;
    await expect(fetched(await open(url, wanted))).rejects.toThrow(/is text\/html, and application\/xml was agreed/);
    expect(asked.at(-1)?.headers.accept).toBe('application/xml');
    expect((await fetched(await open(url, documents))).toString()).toBe('<html>');
  });
});

describe('a list', () => {
  it.each([
    ['<html>please sign in</html>', /did not answer with JSON/],
    ['{"items":[]}', /without a list at ""/],
    ['[{"name":1}]', /has no id at \/id/],
  ])('is refused in words when it is none: %s', async (body, words) => {
    const { url } = await api((_, response) => response.end(body));
    const refused = (await open(url, documents)).list(null);
    await expect(refused).rejects.toThrow(words);
    await expect(refused).rejects.toBeInstanceOf(Refused);
  });

  it('of nothing at all is an empty one', async () => {
    const { url } = await api((_, response) => response.writeHead(204).end());
    expect((await (await open(url, documents)).list(null)).files).toEqual([]);
  });

  it('is not read beyond what was agreed for a page', async () => {
    const { url } = await api((_, response) => response.end(`["${'x'.repeat(50_000)}"]`));
    const small = `fetch: { path: /list, document: '/list/{id}', maxPageSize: 10KB }`;
    await expect((await open(url, small)).list(null)).rejects.toBeInstanceOf(Refused);
  });

  it('gives its items as files, byte for byte', async () => {
    const items = ['{ "id": 7,\t"total": 1.10, "n": 12345678901234567890 }', '{"id":"8/9"}'];
    const { url } = await api((_, response) => response.end(`{"data": [${items.join(' ,\n ')}]}`));
    const session = await open(url, `fetch: { path: /list, items: /data, take: item }`);
    expect((await session.list(null)).files.map(({ name, size }) => [name, size])).toEqual([
      ['7.json', items[0]?.length],
      ['8_9.json', items[1]?.length],
    ]);
    expect((await fetched(session, '7.json')).toString()).toBe(items[0]);
  });

  it('gives its pages as files, in XML too, and takes no empty one', async () => {
    const pages = ['<orders><order id="1"/></orders>', '<orders><order id="2"/></orders>', '<orders/>'];
    const { url, asked } = await api(({ query }, response) => response.end(pages[Number(query.get('page')) - 1]));
    const session = await open(
      url,
      'fetch: { path: /list, answer: xml, items: /orders/order, take: page, pages: { by: page } }',
    );
    const { files } = await session.list(null);
    expect(files.map(({ name }) => name.replace(/^[0-9a-f]{16}/, ''))).toEqual(['.xml', '.xml']);
    expect(new Set(files.map(({ key }) => key)).size).toBe(2);
    expect((await fetched(session, files[1]?.name)).toString()).toBe(pages[1]);
    expect(asked.map(({ query }) => query.get('page')).slice(0, 3)).toEqual(['1', '2', '3']);
  });

  it('gives items of XML as files of their own, with the namespaces around them, and says where they stood', async () => {
    const page = `<l:list xmlns:l="urn:l" xmlns:c="urn:c"><l:order c:no="7/1"><c:a>ä</c:a></l:order><l:order c:no="8"/></l:list>`;
    const { url } = await api((_, response) => response.writeHead(200, { 'content-type': 'text/xml' }).end(page));
    const session = await open(url, "fetch: { path: /list, items: /list/order, id: '/@no', take: item }");
    const { files } = await session.list(null);
    expect(files.map(({ key, name, origin }) => [key, name, origin])).toEqual([
      ['7/1', '7_1.xml', 'bytes 40 to 82 of page 1 of /list'],
      ['8', '8.xml', 'bytes 83 to 101 of page 1 of /list'],
    ]);
    expect((await fetched(session, '7_1.xml')).toString()).toBe(
      '<l:order xmlns:l="urn:l" xmlns:c="urn:c" c:no="7/1"><c:a>ä</c:a></l:order>',
    );
  });

  it('is read as what its type says where the profile does not', async () => {
    const { url, asked } = await api(({ query }, response) =>
      query.get('page') === '1'
        ? response.writeHead(200, { 'content-type': 'application/atom+xml' }).end('<feed><e id="1"/></feed>')
        : response.writeHead(200, { 'content-type': 'application/json' }).end('{"feed":{"e":[]}}'),
    );
    const session = await open(
      url,
      "fetch: { path: /list, items: /feed/e, id: '/@id', take: item, pages: { by: page } }",
    );
    expect((await session.list(null)).files.map(({ name }) => name)).toEqual(['1.xml']);
    expect(asked.map(({ headers }) => headers.accept)).toEqual(
      Array(2).fill('application/json, application/xml;q=0.9'),
    );
  });

  it('in XML leads to documents, by id or by address', async () => {
    const feed = '<f:feed xmlns:f="urn:f"><f:entry id="a"><f:link href="/docs/a"/></f:entry></f:feed>';
    const { url } = await api(({ path }, response) => response.end(path === '/list' ? feed : `this is ${path}`));
    const session = await open(
      url,
      "fetch: { path: /list, answer: xml, items: /feed/entry, id: '/@id', link: '/link/@href' }",
    );
    expect((await fetched(session)).toString()).toBe('this is /docs/a');
  });

  it('goes on where an earlier look had enough, and asks from where the last one ended', async () => {
    const all = Array.from({ length: 25 }, (_, n) => ({
      id: n,
      at: new Date(Date.UTC(2026, 10, 23, 10, n)).toISOString(),
    }));
    const { url, asked } = await api(({ query }, response) => {
      const from = query.get('since') ?? '';
      const open = all.filter(({ at }) => at >= from).reverse();
      const start = Number(query.get('start') ?? 0);
      const next = start + 10 < open.length ? `</list?start=${start + 10}&since=${from}>; rel="next"` : '';
      json(response, open.slice(start, start + 10), next ? { link: next } : {});
    });
    const session = await open(
      url,
      `fetch: { path: /list, document: '/list/{id}', pages: { by: link }, since: { from: item, at: /at } }, batch: 10`,
    );
    let position: string | null = null;
    const seen: string[] = [];
    for (let look = 0; look < 3; look += 1) {
      const listing = await session.list(position);
      seen.push(...listing.files.map(({ key }) => key));
      expect(listing.more).toBe(look < 2);
      position = listing.position ?? null;
    }
    expect(seen.map(Number).sort((a, b) => a - b)).toEqual(all.map(({ id }) => id));
    const again = await session.list(position);
    // The newest came first, and is where the next pass begins.
    expect(asked.at(-1)?.query.get('since')).toBe(all.at(-1)?.at);
    expect(again.files.map(({ key }) => key)).toEqual(['24']);
  });
});

describe('what is confirmed', () => {
  const file = { key: 'a/1', version: '7' };

  it('is confirmed by the call that was agreed', async () => {
    const { url, asked } = await api((_, response) => response.writeHead(204).end());
    const body = `body: '{"taken": "{id}"}'`;
    const call = `{ do: call, method: PATCH, path: '/list/{id}/{version}', ${body} }`;
    await (await open(url, `${documents}, afterFetch: ${call}`)).settle?.(file);
    expect(asked.map(({ method, path: at, body: sent }) => [method, at, sent.toString()])).toEqual([
      ['PATCH', '/list/a%2F1/7', '{"taken": "a/1"}'],
    ]);
    expect(asked[0]?.headers).toMatchObject({ 'content-type': 'application/json', 'idempotency-key': 'taken-a%2F1' });
    await (await open(url, documents)).settle?.(file);
    expect(asked).toHaveLength(1);
  });

  it.each([
    [404, '', undefined],
    [410, '', undefined],
    [409, '', Refused],
    [409, ', done: [409]', undefined],
    [404, ', done: [409]', Refused],
    [500, '', Unavailable],
  ])('was confirmed before, or is refused, or not yet (%i%s)', async (status, done, kind) => {
    const { url } = await api((_, response) => response.writeHead(status).end());
    const session = await open(url, `${documents}, afterFetch: { do: call, method: DELETE, path: '/{id}'${done} }`);
    const settled = session.settle?.(file);
    if (kind) await expect(settled).rejects.toBeInstanceOf(kind);
    else await settled;
  });
});

describe('what is sent', () => {
  const send = `send: { path: '/in/{type}/{name}', method: PUT, contentType: application/edi-x12, byDocument: { '824': /other } }`;

  it('has its own path, type and key, the same in every attempt', async () => {
    const { url, asked } = await api((_, response) => response.writeHead(202).end());
    const session = await open(url, `${send}, headers: { X-Customer: '4711', Idempotency-Key: 'not this one' }`);
    for (let attempt = 0; attempt < 2; attempt += 1) await session.send(outgoing('997 1.edi', noise(300_000)));
    await session.send({ ...outgoing('b', Buffer.alloc(0)), type: '824' });
    expect(asked.map(({ method, path: at }) => `${method} ${at}`)).toEqual([
      'PUT /in/997/997%201.edi',
      'PUT /in/997/997%201.edi',
      'PUT /other',
    ]);
    const [first, second] = asked;
    expect(first?.body.equals(noise(300_000))).toBe(true);
    expect(second?.body.equals(noise(300_000))).toBe(true);
    expect(first?.headers['idempotency-key']).toBe('id of 997 1.edi');
    expect(second?.headers['idempotency-key']).toBe('id of 997 1.edi');
    expect(first?.headers).toMatchObject({ 'content-type': 'application/edi-x12', 'x-customer': '4711' });
  });

  it('is there already when the answer says so', async () => {
    const { url } = await api((_, response) => response.writeHead(409).end());
    await (await open(url, send)).send(outgoing('a', Buffer.from('x')));
    const strict = await open(url, send.replace('method: PUT', 'method: PUT, already: []'));
    await expect(strict.send(outgoing('a', Buffer.from('x')))).rejects.toBeInstanceOf(DispatchRefused);
  });

  it.each([
    [422, DispatchRefused],
    [413, DispatchRefused],
    [404, Refused],
    [403, Refused],
    [500, Unavailable],
    [503, Unavailable],
    [429, Unavailable],
    [408, Unavailable],
  ])('is refused for itself, or with all others, or for now (%i), in the words of the answer', async (status, kind) => {
    const words = `segment 3 is wrong ${'x'.repeat(2000)}`;
    const { url } = await api((_, response) => response.writeHead(status).end(words));
    const failing = (await open(url, send)).send(outgoing('a', Buffer.from('x')));
    const error = await failing.then(
      () => undefined,
      (thrown: unknown) => thrown as Error,
    );
    expect(error).toBeInstanceOf(kind);
    expect(error instanceof DispatchRefused).toBe(kind === DispatchRefused);
    expect(error?.message).toContain('segment 3 is wrong');
    expect(error?.message.length).toBeLessThan(650);
  });

  it.each([
    ['120', {}, 120_000],
    ['Mon, 23 Nov 2026 10:05:00 GMT', { date: 'Mon, 23 Nov 2026 10:00:00 GMT' }, 300_000],
    ['soon', {}, 0],
  ])('waits as long as it is asked to: Retry-After: %s', async (after, headers, ms) => {
    const { url } = await api((_, response) => response.writeHead(429, { 'retry-after': after, ...headers }).end());
    const failing = (await open(url, send)).send(outgoing('a', Buffer.from('x')));
    await expect(failing).rejects.toMatchObject({ retryAfterMs: ms });
  });
});

it('tries what it is for when it is tested, and says of each how it went', async () => {
  const { url, asked } = await api(({ path: at }, response) => {
    if (at === '/list') json(response, [{ id: 1 }, { id: 2 }]);
    else response.writeHead(404).end('no such thing');
  });
  const session = await open(url, `${documents}, probe: /health, afterFetch: { do: call, path: '/{id}' }`);
  expect(session.opened).toMatch(/^found 127\.0\.0\.1:\d+ at 127\.0\.0\.1$/);
  expect(await session.probe()).toEqual([
    { what: 'list /list', ok: true, text: '2 items' },
    { what: 'get /health', ok: false, text: '/health answered 404: no such thing' },
  ]);
  expect(asked.map(({ method }) => method)).toEqual(['GET', 'GET']);
});

describe('an answer that dribbles', () => {
  /** A byte now and then, until the line is cut. */
  const dribble = (response: ServerResponse) => {
    const timer = setInterval(() => response.write(' '), 20);
    response.once('close', () => clearInterval(timer));
  };
  const slowly = /answers \/\S+ so slowly that nothing worth it came/;

  it.each([200, 500, 400])('does not hold a look for ever (%d)', async (status) => {
    const { url } = await api((_, response) => dribble(response.writeHead(status)));
    const session = await open(url, documents, secrets, 300);
    const listed = session.list(null);
    // What goes with a failure is only left out.
    await expect(listed).rejects.toThrow(status === 200 ? slowly : new RegExp(String(status)));
    await expect(listed).rejects.toThrow(status === 400 ? Refused : Unavailable);
  });

  it('does not hold a fetch for ever, while a large document on a slow line comes', async () => {
    const piece = Buffer.alloc(16 * 1024, 'x');
    const { url } = await api(({ path }, response) => {
      if (path === '/list') return void json(response, [{ id: 'slow' }, { id: 'dribbling' }]);
      if (path === '/list/dribbling') return dribble(response.writeHead(200, { 'content-length': '1000000' }));
      let left = 20;
      const timer = setInterval(() => {
        response.write(piece);
        if (--left > 0) return;
        clearInterval(timer);
        response.end();
      }, 50);
    });
    const session = await open(url, documents, secrets, 300);
    expect(await fetched(session, 'slow')).toHaveLength(20 * piece.length);
    await expect(fetched(session, 'dribbling')).rejects.toThrow(slowly);
    await expect(fetched(session, 'dribbling')).rejects.toThrow(Unavailable);
  });
});
