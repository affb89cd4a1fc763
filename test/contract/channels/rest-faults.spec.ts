import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeKey, withRest } from '../../support/api-key.js';
import { demoOrder } from '../../support/demo-order.js';
import { testGateway, type TestGateway } from '../../support/gateway.js';
import type { components } from '../../support/supplier-api.gen.js';
import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy.js';
import { waitFor } from '../../support/wait-for.js';
import { acknowledgement, interchange } from '../../support/x12.js';

// The line between a supplier's program and us breaks at every phase. The program does what docs/rest-api.md says: it repeats
// its request under the same key until it hears.

let test: TestGateway;
let proxy: TcpProxy;
let control = 700;
const key = makeKey();
const authorization = `Bearer ${key.key}`;

beforeAll(async () => {
  test = await testGateway();
  await withRest(test, 'acme', 'acme-often', `requestsPerMinute: 60000\nkeys:\n  - ${key.item}`);
  proxy = await startTcpProxy(() => Number(new URL(test.url).port));
});
beforeEach(() => {
  proxy.cutAfter(Infinity);
  proxy.slow(Infinity);
  proxy.refuse(false);
});
afterAll(async () => {
  await proxy.close();
  await test.stop();
});

/** A request on a connection of its own; nothing when the line broke before the whole answer was here. */
async function ask(path: string, init: RequestInit = {}): Promise<Response | undefined> {
  const headers = { authorization, connection: 'close', ...(init.headers as Record<string, string> | undefined) };
  try {
    const answer = await fetch(`http://127.0.0.1:${proxy.port}${path}`, { ...init, headers });
    const body = await answer.arrayBuffer();
    return new Response(body, { status: answer.status, headers: answer.headers });
  } catch {
    return undefined;
  }
}

async function document(): Promise<Buffer> {
  const { number, lines } = await demoOrder(test);
  return interchange([acknowledgement(number, lines)], { control: String((control += 1)).padStart(9, '0') });
}

async function received(name: string) {
  return test.database.query<{ id: string }>('select id from file where name = $1', [name]);
}

describe('faults on the way to the REST interface', () => {
  it('make one file and one document, wherever the answer is cut', async () => {
    for (const cut of [0, 1, 20, 200, 900, 1200]) {
      const [name, bytes] = [`${randomUUID()}.x12`, await document()];
      const headers = { 'idempotency-key': name, 'content-disposition': `attachment; filename="${name}"` };
      proxy.cutAfter(cut);
      const first = await ask('/v1/files', { method: 'POST', body: bytes, headers });
      proxy.cutAfter(Infinity);
      // The bytes were received all the same: what was lost is the answer.
      if (!first) await waitFor('the file', async () => (await received(name)).length > 0);
      const again = await ask('/v1/files', { method: 'POST', body: bytes, headers });
      expect(again?.status, `cut after ${cut} bytes`).toBe(202);
      const files = await received(name);
      expect(files).toHaveLength(1);
      const { documents } = await test.settled(files[0]?.id ?? '');
      expect(documents).toMatchObject([{ state: 'delivered' }]);
    }
  });

  it('keep a dispatch waiting until it was fetched whole', async () => {
    const bytes = await document();
    const posted = await ask('/v1/files', { method: 'POST', body: bytes, headers: { prefer: 'wait=20' } });
    const file = (await posted?.json()) as components['schemas']['File'];
    const dispatch = file.interchanges[0]?.acknowledgements[0];
    if (!dispatch) throw new Error('no acknowledgement');
    const status = async () => {
      const answer = await ask(`/v1/dispatches/${dispatch.id}`);
      return ((await answer?.json()) as components['schemas']['Dispatch']).status;
    };
    proxy.refuse(true);
    expect(await ask(dispatch.content)).toBeUndefined();
    proxy.refuse(false);
    expect(await status()).toBe('waiting');
    const answer = await ask(dispatch.content);
    expect(await answer?.text()).toContain('~');
    await waitFor('it to be fetched', async () => (await status()) === 'fetched');
  });

  it('are nothing but slowness when the body comes byte by byte', async () => {
    const bytes = await document();
    async function* trickle() {
      for (const byte of bytes) yield await Promise.resolve(Buffer.of(byte));
    }
    const slowly: RequestInit = {
      method: 'POST',
      body: ReadableStream.from(trickle()),
      duplex: 'half',
      headers: { prefer: 'wait=20' },
    };
    const answer = await ask('/v1/files', slowly);
    expect(answer?.status).toBe(200);
    expect((await answer?.json()) as components['schemas']['File']).toMatchObject({
      status: 'accepted',
      size: bytes.length,
    });
  });

  it('are answered with "try again" while the database cannot store, and nothing is kept of it', async () => {
    // What PostgreSQL says when its disk is full.
    await test.database.query(
      `create function disk_full() returns trigger language plpgsql as $$ begin raise sqlstate '53100' using message = 'could not extend file: No space left on device'; end $$`,
    );
    await test.database.query(
      'create trigger disk_full before insert on payload_chunk for each row execute function disk_full()',
    );
    const [name, bytes] = [`${randomUUID()}.x12`, await document()];
    const headers = { 'idempotency-key': name, 'content-disposition': `attachment; filename="${name}"` };
    const refused = await ask('/v1/files', { method: 'POST', body: bytes, headers });
    expect(refused?.status).toBe(503);
    expect(refused?.headers.get('retry-after')).toBe('30');
    expect(await received(name)).toEqual([]);
    expect(await test.database.query(`select 1 from upload where channel = 'rest'`)).toEqual([]);
    await test.database.query('drop trigger disk_full on payload_chunk');
    expect((await ask('/v1/files', { method: 'POST', body: bytes, headers }))?.status).toBe(202);
    expect(await received(name)).toHaveLength(1);
  });

  it('leave a document that comes twice without a key with one effect', async () => {
    const bytes = await document();
    const answers = [];
    for (let n = 0; n < 2; n += 1) {
      const answer = await ask('/v1/files', { method: 'POST', body: bytes, headers: { prefer: 'wait=20' } });
      answers.push(((await answer?.json()) as components['schemas']['File']).status);
    }
    expect(answers).toEqual(['accepted', 'duplicate']);
  });
});
