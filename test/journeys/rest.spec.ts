import { createHash, randomUUID } from 'node:crypto';
import http from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Account } from '@quayside/partners';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channelReads } from '../../apps/gateway/src/console-api/channels/channel-reads.js';
import { presentChannels } from '../../apps/gateway/src/console-api/channels/present-channels.js';
import { demoOrder } from '../support/demo-order.js';
import { demoKeys, makeKey, withRest } from '../support/api-key.js';
import { testGateway, type TestGateway } from '../support/gateway.js';
import { zipped } from '../support/wrapped.js';
import { waitFor } from '../support/wait-for.js';
import type { components } from '../support/supplier-api.gen.js';
import { acknowledgement, interchange, shipNotice } from '../support/x12.js';

// The suppliers' interface as their programs use it.

let test: TestGateway;
beforeAll(async () => {
  test = await testGateway();
});
afterAll(() => test.stop());

let controls = 500;
const control = () => String((controls += 1)).padStart(9, '0');
const freshOrder = () => demoOrder(test);

type Shapes = components['schemas'];

interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

type Call = RequestInit & { readonly key?: string };

async function call<T = Shapes['Problem']>(path: string, init: Call = {}): Promise<Answer<T>> {
  const { key = demoKeys.acme, ...rest } = init;
  const headers = { authorization: `Bearer ${key}`, ...(rest.headers as Record<string, string> | undefined) };
  const answer = await fetch(`${test.url}${path}`, { ...rest, headers });
  const isJson = /json/.test(answer.headers.get('content-type') ?? '');
  const body = (isJson ? await answer.json() : await answer.text()) as T;
  return { status: answer.status, headers: answer.headers, body };
}

function post<T = Shapes['File']>(
  body: Uint8Array | string,
  headers: Record<string, string> = {},
  key = demoKeys.acme,
): Promise<Answer<T>> {
  const all = { 'content-type': 'application/edi-x12', ...headers };
  return call('/v1/files', { method: 'POST', body: body as string, headers: all, key });
}

async function files(): Promise<number> {
  const [row] = await test.database.query<{ n: number }>(`select count(*)::int as n from file where channel = 'rest'`);
  return row?.n ?? 0;
}

describe('who calls', () => {
  it('is told who it is, what it may and until when', async () => {
    const { status, body, headers } = await call<Shapes['Caller']>('/v1/me');
    expect(status).toBe(200);
    expect(body).toEqual({
      partner: { id: 'acme', name: 'Acme Components' },
      channel: 'acme-api',
      stage: 'live',
      scopes: ['documents', 'dispatches', 'orders'],
      key: { id: 'demo0001', expires: null },
      limits: { requestsPerMinute: 120, maxFileSize: 104857600 },
    });
    expect(headers.get('ratelimit')).toMatch(/^"partner";r=\d+;t=\d+$/);
  });

  it('needs a key, and is told how to show it', async () => {
    const answer = await fetch(`${test.url}/v1/me`);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="quayside"');
    expect(await answer.json()).toMatchObject({
      type: 'urn:quayside:problem:not-signed-in',
      status: 401,
      detail: expect.stringContaining('Authorization: Bearer qsk_') as string,
    });
  });

  it('is refused with a key that is not known, also one that differs in its last character', async () => {
    for (const key of [makeKey().key, `${demoKeys.acme.slice(0, -1)}X`, 'hello']) {
      expect(await call('/v1/me', { key })).toMatchObject({ status: 401 });
    }
    expect(await call('/v1/me', { headers: { 'x-api-key': demoKeys.acme, authorization: '' } })).toMatchObject({
      status: 200,
    });
  });

  it('may use an old and a new key while one replaces the other, until the old one has expired', async () => {
    const [old, fresh, gone] = [makeKey(', expires: 2099-01-01'), makeKey(), makeKey(', expires: 2020-01-01')];
    const keys = [old, fresh, gone].map(({ item }) => `  - ${item}`).join('\n');
    await withRest(test, 'nordwind', 'nordwind-keys', `keys:\n${keys}`);
    expect((await call('/v1/me', { key: old.key })).body).toMatchObject({
      partner: { id: 'nordwind' },
      key: { expires: '2099-01-01' },
    });
    expect(await call('/v1/me', { key: fresh.key })).toMatchObject({ status: 200 });
    expect(await call('/v1/me', { key: gone.key })).toMatchObject({
      status: 401,
      body: { type: 'urn:quayside:problem:key-expired', detail: expect.stringContaining('until 2020-01-01') as string },
    });
  });

  it('is seen by its key in the console: until when it is good, and when it was last used', async () => {
    const [used, idle] = [makeKey(', expires: 2099-01-01'), makeKey(', expires: 2020-01-01')];
    await withRest(test, 'nordwind', 'nordwind-seen', `keys:\n  - ${used.item}\n  - ${idle.item}`);
    await call('/v1/me', { key: used.key });
    await call('/v1/me', { key: idle.key });
    const { ports, database, requests } = test.gateway.runtime;
    const reads = channelReads(ports, database, requests);
    const rows = presentChannels(await reads.all({ among: null }), await reads.names());
    const row = rows.find((each) => each.account === 'nordwind-seen');
    expect(row?.keys).toEqual([
      {
        id: used.key.slice(4, 12),
        expires: '2099-01-01',
        usedAt: expect.stringMatching(/:00.000Z$/) as string,
        state: 'valid',
      },
      { id: idle.key.slice(4, 12), expires: '2020-01-01', usedAt: null, state: 'over' },
    ]);
  });

  it('may do only what its key is for', async () => {
    const key = makeKey(', scopes: [orders]');
    await withRest(test, 'nordwind', 'nordwind-orders', `keys:\n  - ${key.item}`);
    expect(await call('/v1/orders', { key: key.key })).toMatchObject({ status: 200 });
    for (const path of ['/v1/files', '/v1/dispatches']) {
      expect(await call(path, { key: key.key })).toMatchObject({
        status: 403,
        body: { type: 'urn:quayside:problem:not-allowed' },
      });
    }
    expect(await post('x', {}, key.key)).toMatchObject({ status: 403 });
  });

  it('has to wait after more requests than were agreed, all its keys together', async () => {
    const [one, other] = [makeKey(), makeKey()];
    await withRest(test, 'kern', 'kern-slow', `requestsPerMinute: 3\nkeys:\n  - ${one.item}\n  - ${other.item}`);
    const answers = [];
    for (const { key } of [one, other, one, other]) answers.push(await call('/v1/me', { key }));
    expect(answers.map((each) => each.status)).toEqual([200, 200, 200, 429]);
    expect(Number(answers[3]?.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('gets nothing through a channel that is paused', async () => {
    const key = makeKey();
    await withRest(test, 'nordwind', 'nordwind-paused', `keys:\n  - ${key.item}`);
    const { ports } = test.gateway.runtime;
    const account = 'nordwind-paused' as Account;
    await ports.store.commit((tx) => tx.ensureChannel({ account, partner: 'nordwind', kind: 'rest' }, new Date()));
    await ports.store.commit((tx) => tx.patchChannel(account, { pausedAt: new Date(), pausedBy: 'admin' }));
    const answer = await post('x', {}, key.key);
    expect(answer).toMatchObject({ status: 503, body: { type: 'urn:quayside:problem:channel-paused' } });
    expect(answer.headers.get('retry-after')).toBe('300');
  });
});

describe('posting a document', () => {
  it('answers 202 when the bytes are committed, with a receipt, and later tells what became of them', async () => {
    const { number, lines } = await freshOrder();
    const bytes = interchange([acknowledgement(number, lines)], { control: control() });
    const { status, body, headers } = await post(bytes, { 'content-disposition': 'attachment; filename="ack 1.x12"' });
    expect(status).toBe(202);
    expect(body).toMatchObject({
      name: 'ack 1.x12',
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect(headers.get('location')).toBe(`/v1/files/${body.id}`);
    expect(await test.database.query('select 1 from file where id = $1', [body.id])).toHaveLength(1);
    const done = await waitFor('the outcome', async () => {
      const answer = await call<Shapes['File']>(`/v1/files/${body.id}`);
      return answer.body.status === 'processing' ? undefined : answer.body;
    });
    expect(done).toMatchObject({
      status: 'accepted',
      interchanges: [
        {
          syntax: 'x12',
          offset: 0,
          length: bytes.length,
          documents: [{ type: 'order-acknowledgement', number, orders: [number], status: 'accepted', findings: [] }],
          acknowledgements: [{ type: '997', status: 'waiting' }],
        },
      ],
    });
  });

  it('answers with the outcome at once when the sender waits for it', async () => {
    const { number, lines } = await freshOrder();
    const bytes = interchange([acknowledgement(number, lines)], { control: control() });
    const answer = await post(bytes, { prefer: 'respond-async, wait=20' });
    expect(answer).toMatchObject({ status: 200, body: { status: 'accepted' } });
    expect(answer.headers.get('preference-applied')).toBe('wait=20');
  });

  it('tells of a zip file what became of each file in it', async () => {
    const { number, lines } = await freshOrder();
    const good = interchange([acknowledgement(number, lines)], { control: control() });
    const bad = interchange([['855', 'BAK*00*AC']], { control: control() });
    const inner = gzipSync(bad);
    const zip = await zipped([
      { name: 'good.x12', bytes: good },
      { name: 'bad.x12.gz', bytes: inner },
      { name: 'broken.gz', bytes: inner.subarray(0, inner.length - 10) },
    ]);
    const before = await call<{ rows: object[] }>('/v1/files');
    const { body } = await post(zip, { 'content-type': 'application/zip', prefer: 'wait=20' });
    expect(body).toMatchObject({
      status: 'in-review',
      message: '1 looked at by a person, 1 rejected, 1 accepted.',
      findings: [{ code: 'wrapper-broken', message: expect.stringMatching(/^broken\.gz is a gzip file/) as string }],
      interchanges: [
        { part: 'good.x12', status: 'accepted', offset: 0, length: good.length },
        { part: 'bad.x12', status: 'rejected', offset: 0 },
      ],
    });
    const after = await call<{ rows: object[] }>('/v1/files');
    expect(after.body.rows.length - before.body.rows.length, 'parts are no files of their own').toBe(1);
  });

  it('says in words and with the place what is wrong with a document', async () => {
    const bytes = interchange([['855', 'BAK*00*AC']], { control: control() });
    const { body } = await post(bytes, { prefer: 'wait=20' });
    expect(body).toMatchObject({ status: 'rejected' });
    const documents = body.interchanges[0]?.documents ?? [];
    expect(documents[0]?.message).toMatch(/^Refused: .* Mend it and send it again\.$/);
    const fatal = documents[0]?.findings.find((each) => each.severity === 'fatal');
    expect(fatal?.place).toMatchObject({ tag: 'BAK', element: 3 });
    expect(fatal?.place.offset).toBeGreaterThan(0);
  });

  it('tells what does not fit the order, and keeps to itself what is wrong with our own settings', async () => {
    const { number, lines } = await freshOrder();
    const dear = lines.map((line) => ({ ...line, price: '99' }));
    const { body } = await post(interchange([acknowledgement(number, dear)], { control: control() }), {
      prefer: 'wait=20',
    });
    expect(body.status).toBe('in-review');
    expect(body.message).toMatch(/A person looks at it: .*price/i);
    const unknown = await post(
      interchange([['855', 'BAK*00*AC*P1*20261123']], { sender: 'STRANGER', control: control() }),
      { prefer: 'wait=20' },
    );
    expect(unknown.body.status).toBe('in-review');
    expect(unknown.body.interchanges[0]?.findings).toEqual([]);
    expect(JSON.stringify(unknown.body)).not.toMatch(/profile|STRANGER/);
    const others = await post(
      interchange([['855', 'BAK*00*AC*P1*20261123']], { control: control() }),
      { prefer: 'wait=20' },
      demoKeys.kern,
    );
    expect(others.body.status).toBe('in-review');
    expect(JSON.stringify(others.body)).not.toMatch(/Acme/i);
  });

  it('says what cannot be read in a document, and that it may be sent again', async () => {
    const document = { type: 'order-acknowledgement', number: 'SO-1', orderNumber: 'P1', date: 'soon', lines: [] };
    const headers = { 'content-type': 'application/json', prefer: 'wait=20' };
    const { body } = await post(JSON.stringify(document), headers, demoKeys.kern);
    expect(body.status).toBe('in-review');
    expect(body.message).toMatch(/^It cannot be used as it is: .*date.* mend it and send it again\.$/);
    expect(body.interchanges[0]?.documents[0]?.findings[0]?.place).toMatchObject({ path: '/date', row: 1 });
  });

  it('takes what has no envelope, by the mailbox', async () => {
    const { number, lines } = await demoOrder(test, 'KERN');
    const rows = lines.map((line) => `${number};${line.number};${line.item};${line.quantity};2026-12-04`);
    const csv = ['Order;Line;Item;Quantity;Delivery Date', ...rows].join('\n');
    const answer = await post(csv, { 'content-type': 'text/csv', prefer: 'wait=20' }, demoKeys.kern);
    expect(answer).toMatchObject({
      status: 200,
      body: { name: expect.stringMatching(/Z\.csv$/) as string, interchanges: [{ syntax: 'csv' }] },
    });
    expect(answer.body.interchanges[0]?.documents[0]).toMatchObject({
      type: 'order-acknowledgement',
      orders: [number],
    });
  });

  it('makes one file of a request that is repeated under its key, also at the same moment', async () => {
    const { number, lines } = await freshOrder();
    const bytes = interchange([acknowledgement(number, lines)], { control: control() });
    const key = randomUUID();
    const before = await files();
    const all = await Promise.all([1, 2, 3, 4].map(() => post(bytes, { 'idempotency-key': `"${key}"` })));
    const again = await post(bytes, { 'idempotency-key': key });
    expect(new Set([...all, again].map((each) => each.body.id)).size).toBe(1);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await files()).toBe(before + 1);
    expect(await test.database.query('select 1 from upload where account = $1', ['acme-api'])).toEqual([]);
    const other = await post(interchange([acknowledgement(number, lines)], { control: control() }), {
      'idempotency-key': key,
    });
    expect(other).toMatchObject({ status: 422, body: { type: 'urn:quayside:problem:key-reused' } });
    expect(await files()).toBe(before + 1);
  });

  it('checks the digest that came with the body', async () => {
    const digest = (text: string) => `sha-256=:${createHash('sha256').update(text).digest('base64')}:`;
    expect(await post('some text', { 'content-digest': digest('some text') })).toMatchObject({ status: 202 });
    const before = await files();
    expect(await post('some text', { 'content-digest': digest('other text') })).toMatchObject({
      status: 400,
      body: { type: 'urn:quayside:problem:digest-mismatch' },
    });
    expect(await post('some text', { 'content-digest': 'sha-256=hello' })).toMatchObject({ status: 400 });
    expect(await files()).toBe(before);
  });

  it('refuses what it cannot take, in words, and keeps nothing of it', async () => {
    const key = makeKey();
    await withRest(test, 'acme', 'acme-small', `maxFileSize: 1KB\nkeys:\n  - ${key.item}`);
    const before = await files();
    const cases: [number, string, Promise<Answer<unknown>>][] = [
      [400, 'body-empty', post('')],
      [413, 'body-too-large', post('x'.repeat(1025), {}, key.key)],
      [413, 'body-too-large', chunked('x'.repeat(600), 3, key.key)],
      [415, 'body-encoded', post('x', { 'content-encoding': 'gzip' })],
      [415, 'body-encoded', post('--x--', { 'content-type': 'multipart/form-data; boundary=x' })],
      [400, 'header-malformed', post('x', { 'content-disposition': 'attachment; filename=".."' })],
      [400, 'header-malformed', post('x', { 'idempotency-key': 'k'.repeat(256) })],
    ];
    for (const [status, code, answer] of cases) {
      expect(await answer, code).toMatchObject({ status, body: { type: `urn:quayside:problem:${code}`, status } });
    }
    expect(await files()).toBe(before);
    expect(await test.database.query(`select 1 from upload where channel = 'rest'`)).toEqual([]);
  });

  it('keeps nothing of a body that was cut', async () => {
    const before = await files();
    await new Promise<void>((resolve) => {
      const request = http.request(`${test.url}/v1/files`, {
        method: 'POST',
        headers: { authorization: `Bearer ${demoKeys.acme}`, 'content-length': '1000000' },
      });
      request.on('error', () => resolve());
      request.write('ISA*00*', () => void waitForUpload().then(() => request.destroy()));
      request.on('close', () => resolve());
    });
    await waitFor('the upload to be forgotten', async () => (await uploads()) === 0);
    expect(await files()).toBe(before);
  });

  it('takes a large body without having it in memory', async () => {
    const rows = 20;
    const answer = await chunked('garbage!'.repeat(128 * 1024), rows, demoKeys.acme);
    expect(answer).toMatchObject({ status: 202, body: { size: rows * 1024 * 1024 } });
    const [{ n } = { n: 0 }] = await test.database.query<{ n: number }>(
      'select count(*)::int as n from payload_chunk c join file f on f.payload = c.payload where f.id = $1',
      [answer.body.id],
    );
    expect(n).toBe(rows);
  });

  it('lists what was received, newest first, a page at a time', async () => {
    const posted = [];
    for (const text of ['first', 'second', 'third']) posted.push((await post(`${text} of these`)).body.id);
    const page = (await call<Shapes['FilePage']>('/v1/files?limit=2')).body;
    expect(page.rows.map((each) => each.id)).toEqual([posted[2], posted[1]]);
    const next = (await call<Shapes['FilePage']>(`/v1/files?limit=1&after=${page.next}`)).body;
    expect(next.rows[0]?.id).toBe(posted[0]);
  });

  it('shows what the same partner dropped over SFTP, too', async () => {
    const { number, lines } = await freshOrder();
    const { file } = await test.drop(
      'by-sftp.x12',
      interchange([acknowledgement(number, lines)], { control: control() }),
    );
    const [newest] = (await call<Shapes['FilePage']>('/v1/files?limit=1')).body.rows;
    expect(newest).toMatchObject({ id: file.id, name: 'by-sftp.x12', channel: 'sftp-drop' });
    const { body } = await call<Shapes['File']>(`/v1/files/${file.id}`);
    expect(body).toMatchObject({ status: 'accepted', interchanges: [{ documents: [{ status: 'accepted' }] }] });
  });

  it('names the one that came first of a duplicate, and what became of that', async () => {
    const { number, lines } = await freshOrder();
    const send = (reference: string, controlNumber = control()) =>
      post(interchange([acknowledgement(number, lines, reference)], { control: controlNumber }), {
        prefer: 'wait=20',
        'content-disposition': `attachment; filename="${reference}.x12"`,
      });
    const again = control();
    await send('SO-1', again);
    const first =
      /^(It|Order acknowledgement) was here before with the same content, in SO-1\.x12 of 20\d\d-\d\d-\d\d \d\d:\d\d UTC; nothing was done again\. Of that one: Order acknowledgement has reached the buyer\.$/;
    for (const answer of [await send('SO-1', again), await send('SO-1')]) {
      expect(answer.body).toMatchObject({ status: 'duplicate', message: expect.stringMatching(first) as string });
    }
  });

  it('shows nobody the files of another', async () => {
    const { body } = await post('mine alone');
    for (const path of [`/v1/files/${body.id}`, `/v1/files/${randomUUID()}`, '/v1/files/hello']) {
      expect(await call(path, { key: demoKeys.kern }), path).toMatchObject({
        status: 404,
        body: { type: 'urn:quayside:problem:not-found' },
      });
    }
    expect(
      (await call<Shapes['FilePage']>('/v1/files', { key: demoKeys.kern })).body.rows.map((each) => each.id),
    ).not.toContain(body.id);
  });
});

describe('fetching what waits', () => {
  async function waiting(): Promise<{ id: string; name: string; size: number; content: string; answers: string }> {
    const { number, lines } = await freshOrder();
    const { body } = await post(interchange([acknowledgement(number, lines)], { control: control() }), {
      prefer: 'wait=20',
    });
    const list = (await call<Shapes['DispatchPage']>('/v1/dispatches?limit=200')).body.rows as { answers: string }[];
    return list.find((each) => each.answers === body.id) as Awaited<ReturnType<typeof waiting>>;
  }

  it('hands out a functional acknowledgement, which is fetched when its last byte was read', async () => {
    const dispatch = await waiting();
    const { status, headers, body } = await call<string>(dispatch.content);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/edi-x12');
    expect(headers.get('content-length')).toBe(String(dispatch.size));
    expect(body).toMatch(/^ISA\*.*~\nGS\*FA/);
    await waitFor(
      'it to be fetched',
      async () => (await call<Shapes['Dispatch']>(`/v1/dispatches/${dispatch.id}`)).body.status === 'fetched',
    );
    const left = (await call<Shapes['DispatchPage']>('/v1/dispatches?limit=200')).body.rows.map((each) => each.id);
    expect(left).not.toContain(dispatch.id);
    expect((await call<string>(dispatch.content)).body).toBe(body);
  });

  it('goes on waiting when only its headers were asked for, or when it was only looked at', async () => {
    const dispatch = await waiting();
    expect(await call(dispatch.content, { method: 'HEAD' })).toMatchObject({ status: 200 });
    expect((await call<Shapes['Dispatch']>(`/v1/dispatches/${dispatch.id}`)).body).toMatchObject({
      status: 'waiting',
      fetchedAt: null,
    });
  });

  it('is for nobody else', async () => {
    const dispatch = await waiting();
    expect(await call(dispatch.content, { key: demoKeys.kern })).toMatchObject({ status: 404 });
  });
});

describe('own orders', () => {
  it('show what was acknowledged and shipped, line by line, beside what the buyer has received and billed', async () => {
    const { number, lines } = await freshOrder();
    const [first] = lines;
    if (!first) throw new Error('no line');
    const none = (await call<Shapes['Order']>(`/v1/orders/${number}`)).body;
    expect(none).toMatchObject({ number, state: 'confirmed', open: true });
    expect(none.lines[0]).toMatchObject({
      number: first.number,
      quantity: first.quantity,
      acknowledged: null,
      shipped: '0',
      received: '0',
      billed: '0',
    });
    await post(interchange([acknowledgement(number, lines)], { control: control() }), { prefer: 'wait=20' });
    const notice = shipNotice(`ASN-${number}`, number, [first]);
    expect((await post(interchange([notice], { control: control() }), { prefer: 'wait=20' })).body.status).toBe(
      'accepted',
    );
    const now = (await call<Shapes['Order']>(`/v1/orders/${number}`)).body;
    expect(now.lines[0]).toMatchObject({ acknowledged: first.quantity, shipped: first.quantity });
  });

  it('are listed newest first, a page at a time, and are the partner’s own', async () => {
    const numbers = [];
    for (let n = 0; n < 3; n += 1) numbers.unshift((await freshOrder()).number);
    const page = (await call<Shapes['OrderPage']>('/v1/orders?limit=2')).body;
    expect(page.rows.map((each) => each.number)).toEqual(numbers.slice(0, 2));
    const next = (await call<Shapes['OrderPage']>(`/v1/orders?limit=2&after=${page.next}`)).body;
    expect(next.rows[0]?.number).toBe(numbers[2]);
    expect(await call(`/v1/orders/${numbers[0]}`, { key: demoKeys.kern })).toMatchObject({ status: 404 });
    expect(await call('/v1/orders?limit=0')).toMatchObject({ status: 400 });
  });
});

describe('what does not exist', () => {
  it('is a problem in the same form', async () => {
    expect(await call('/v1/hello')).toMatchObject({ status: 404, body: { type: 'about:blank', status: 404 } });
  });
});

async function uploads(): Promise<number> {
  return (await test.database.query(`select 1 from upload where channel = 'rest'`)).length;
}

function waitForUpload(): Promise<boolean> {
  return waitFor('the upload to be open', async () => (await uploads()) > 0);
}

/** A body whose length nobody says beforehand. */
function chunked(part: string, times: number, key: string): Promise<Answer<Shapes['File']>> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/octet-stream' };
    const request = http.request(`${test.url}/v1/files`, { method: 'POST', headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (bytes: Buffer) => parts.push(bytes));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: new Headers(),
          body: JSON.parse(Buffer.concat(parts).toString()) as Shapes['File'],
        }),
      );
    });
    request.on('error', reject);
    void (async () => {
      for (let n = 0; n < times; n += 1) {
        if (!request.write(part)) await new Promise((drained) => request.once('drain', drained));
      }
      request.end();
    })();
  });
}
