import { randomUUID } from 'node:crypto';
import { roles, type Role } from '@quayside/accounts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mayAsk, rights, type Operation } from '../../apps/gateway/src/console-api/rights/rights.js';
import { signedInAs, type ConsoleSession } from '../support/console-session.js';
import { demoOrder } from '../support/demo-order.js';
import { testGateway, type TestGateway } from '../support/gateway.js';
import { waitFor } from '../support/wait-for.js';

// The table of rights against what a real gateway answers: every route and every role; and somebody who is narrowed to one
// partner, who finds nothing of another by any road.

let test: TestGateway;
let routes: readonly Route[];
beforeAll(async () => {
  test = await testGateway();
  routes = await routesOf(test);
});
afterAll(() => test.stop());

interface Route {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId?: string }>>>>;
}

/** Of the interface that the gateway serves; the stream of changes is the only route that its document leaves out. */
async function routesOf({ url }: TestGateway): Promise<readonly Route[]> {
  const { paths } = (await (await fetch(`${url}/api/openapi.json`)).json()) as OpenApi;
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId = '' }]) => ({
      operation: operationId,
      method: method.toUpperCase(),
      path,
    })),
  );
  return [...described, { operation: 'hearChanges', method: 'GET', path: '/api/events' }];
}

/** Routes that want no session. */
const open = ['signIn', 'lookAtLink', 'followLink', 'getSignInWays', 'beginAtProvider', 'returnFromProvider'];

/** An address with what names nothing, so that whoever may ask changes nothing. */
const filled = (path: string) =>
  path
    .replace('{id}', randomUUID())
    .replace('{number}', 'P99999')
    .replaceAll(/\{\w+\}/g, 'nobody');

async function statusOf(person: ConsoleSession, { operation, method, path }: Route): Promise<number> {
  if (operation !== 'hearChanges')
    return (await person.ask(method, filled(path), method === 'GET' ? undefined : {})).status;
  const stream = await fetch(`${test.url}${path}`, { headers: { cookie: person.cookie } });
  await stream.body?.cancel();
  return stream.status;
}

it('has a right for every route, and a route for every right', () => {
  const wanted = routes.map(({ operation }) => operation).filter((each) => !open.includes(each));
  expect(wanted.toSorted()).toEqual(Object.keys(rights).toSorted());
});

describe.each(roles.map((role) => ({ role })))('$role', ({ role }: { role: Role }) => {
  it.each([{ narrowed: false }, { narrowed: true }])(
    'gets what the table says; narrowed: $narrowed',
    async ({ narrowed }) => {
      const partners = narrowed ? ['acme'] : null;
      const person = await signedInAs(test, {
        name: `${role}-${narrowed ? 'narrow' : 'wide'}`,
        roles: [role],
        partners,
      });
      const asked = routes.filter(({ operation }) => !open.includes(operation) && operation !== 'signOut');
      const answers = new Map<string, boolean>();
      for (const route of asked) answers.set(route.operation, (await statusOf(person, route)) !== 403);
      const expected = asked.map(
        ({ operation }) => [operation, mayAsk(rights[operation as Operation], [role], narrowed)] as const,
      );
      expect([...answers]).toEqual(expected);
      expect((await person.ask('DELETE', '/api/session')).status).toBe(200);
    },
  );
});

describe('somebody who is narrowed to Kern', () => {
  // Order P00009 is Kern's.
  const kernFile = Buffer.from(
    'Bestellung;Auftrag;Datum;Artikelnummer;Menge;Einheit;Preis;Liefertermin;Bemerkung\r\nP00009;A-7;23.11.2026;SPRING-4;900;Stk;0,95;07.12.2026;\r\n',
    'latin1',
  );
  let theirs: Readonly<Record<'file' | 'arrival' | 'document', string>>;
  let acmes: typeof theirs;
  let order: string;

  beforeAll(async () => {
    theirs = await dropped('kern', 'kern.csv', kernFile);
    acmes = await dropped('acme', 'acme.edi', Buffer.from('ISA*00*nonsense'));
    ({ number: order } = await demoOrder(test));
    await waitFor('the order of Acme to be found', async () => {
      return (await test.database.query('select 1 from "order" where number = $1', [order])).length > 0;
    });
  });

  async function dropped(login: string, name: string, bytes: Buffer) {
    const { file, arrivals, documents } = await test.drop(name, bytes, login);
    return { file: file.id, arrival: arrivals[0]?.id ?? '', document: documents[0]?.id ?? '' };
  }

  it('sees Kern alone in every list, and in the figures', async () => {
    const kern = await signedInAs(test, { name: 'kerns', roles: ['admin'], partners: ['kern'] });
    const all = await signedInAs(test, { name: 'alls', roles: ['admin'] });
    for (const path of ['files', 'documents', 'work?scope=all', 'partners', 'channels', 'orders']) {
      const { body } = await kern.ask('GET', `/api/${path}`);
      expect(JSON.stringify(body), path).not.toMatch(/acme|nordwind/i);
      if (path !== 'orders') expect(JSON.stringify(body), path).toContain('kern');
    }
    const [mine, everything] = [await kern.ask('GET', '/api/home'), await all.ask('GET', '/api/home')];
    expect(JSON.stringify({ ...mine.body, notices: [] })).not.toMatch(/acme|nordwind/i);
    expect(JSON.stringify(everything.body)).toMatch(/acme/i);
    const waiting = ({ body }: typeof mine) => body['waitingTotal'] as number;
    expect(waiting(mine)).toBeLessThan(waiting(everything));
  });

  it('is told of nothing of another that there is no such thing', async () => {
    const kern = await signedInAs(test, { name: 'kerns-2', roles: ['admin'], partners: ['kern'] });
    const choice = { choice: 'reject', reason: 'not mine' };
    const [exception] = await test.database.query<{ id: string }>(
      `select id from exception where closed_at is null and partner = 'acme' limit 1`,
    );
    const asked: readonly (readonly [string, string, object?])[] = [
      ['GET', `/api/files/${acmes.file}`],
      ['GET', `/api/files/${acmes.file}/content`],
      ['GET', `/api/exceptions/${exception?.id ?? ''}/remarks`],
      ['POST', `/api/exceptions/${exception?.id ?? ''}/remarks`, { text: 'not mine' }],
      ['GET', `/api/arrivals/${acmes.arrival}`],
      ['POST', `/api/arrivals/${acmes.arrival}/choices`, choice],
      ['POST', `/api/files/${acmes.file}/choices`, choice],
      ['POST', `/api/exceptions/${exception?.id ?? ''}/choices`, choice],
      ['GET', '/api/partners/acme'],
      ['GET', '/api/partners/acme/scorecard'],
      ['GET', '/api/partners/acme/scorecard.csv'],
      ['GET', '/api/partners/acme/pause'],
      ['POST', '/api/partners/acme/pause', { reason: 'not mine' }],
      ['POST', `/api/partners/acme/orders/${order}/send`, { reason: 'not mine' }],
      ['POST', '/api/channels/acme/pause', {}],
      ['POST', '/api/channels/acme/test', {}],
      ['POST', '/api/channels/acme/unlock', {}],
      ['GET', `/api/orders/${order}`],
      ['GET', `/api/orders/${order}/bills`],
    ];
    for (const [method, path, body] of asked) expect((await kern.ask(method, path, body)).status, path).toBe(404);
    expect((await kern.ask('GET', `/api/documents/${theirs.document}`)).status).toBe(200);
    expect(await test.database.query(`select 1 from journal where actor = 'kerns-2' and kind <> 'account'`)).toEqual(
      [],
    );
  });

  it('does nothing about what waits of another, where its ids are in the body', async () => {
    const kern = await signedInAs(test, { name: 'kerns-3', roles: ['admin'], partners: ['kern'] });
    const open = await test.database.query<{ id: string }>(
      `select id from exception where closed_at is null and partner = 'acme'`,
    );
    const ids = open.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(0);
    expect((await kern.ask('GET', `/api/work/rows?ids=${ids.join(',')}`)).body).toEqual({ rows: [] });
    const choosing = { ids, choice: 'reject', reason: 'not mine' };
    expect((await kern.ask('POST', '/api/work/choices', choosing)).body).toEqual({ done: 0, notDone: [] });
    expect((await kern.ask('POST', '/api/work/preview', { ids: ids.slice(0, 25) })).body).toEqual({ rows: [] });
    const until = new Date(Date.now() + 86_400_000).toISOString();
    for (const [path, body] of [
      ['assignments', { ids, to: 'kerns-3' }],
      ['put-off', { ids, until }],
    ] as const) {
      expect((await kern.ask('POST', `/api/work/${path}`, body)).body, path).toMatchObject({ before: [] });
    }
    const touched = await test.database.query(
      `select 1 from exception where partner = 'acme' and (closed_at is not null or assignee is not null or put_off_until is not null)`,
    );
    expect(touched).toEqual([]);
  });

  it('settles what is theirs to settle, and hears whose the rest is', async () => {
    const warehouse = await signedInAs(test, { name: 'wanda', roles: ['warehouse'], partners: ['kern'] });
    const [exception] = await test.database.query<{ owner: string; id: string }>(
      `select owner, id from exception where closed_at is null and subject = $1`,
      [theirs.document],
    );
    expect(exception?.owner).toBe('procurement');
    const choice = { choice: 'reject', reason: 'the price is wrong' };
    for (const path of [`documents/${theirs.document}`, `exceptions/${exception?.id ?? ''}`]) {
      const refused = await warehouse.ask('POST', `/api/${path}/choices`, choice);
      expect(refused).toMatchObject({
        status: 403,
        body: {
          type: 'urn:quayside:problem:no-right',
          detail: 'This is for procurement to settle. Your roles: warehouse.',
        },
      });
    }
    const buyer = await signedInAs(test, { name: 'bea', roles: ['procurement'], partners: ['kern'] });
    expect((await buyer.ask('POST', `/api/documents/${theirs.document}/choices`, choice)).status).toBe(200);
  });

  it('sees no price without the right to prices', async () => {
    const warehouse = await signedInAs(test, { name: 'wim', roles: ['warehouse'] });
    const list = await warehouse.ask('GET', '/api/documents');
    expect(JSON.stringify(list.body)).not.toMatch(/0[.,]95/);
    const detail = await warehouse.ask('GET', `/api/documents/${theirs.document}`);
    expect(detail).toMatchObject({ status: 403, body: { detail: expect.stringContaining('holds prices') as string } });
    for (const part of ['fields?from=0', 'source?offset=0&number=1']) {
      expect((await warehouse.ask('GET', `/api/documents/${theirs.document}/${part}`)).status, part).toBe(403);
    }
    // What was remarked about a price says it too.
    const [priced] = await test.database.query<{ id: string }>('select id from exception where subject = $1', [
      theirs.document,
    ]);
    for (const [method, body] of [['GET'], ['POST', { text: 'too dear?' }]] as const) {
      expect((await warehouse.ask(method, `/api/exceptions/${priced?.id ?? ''}/remarks`, body)).status).toBe(403);
    }
    const order = await warehouse.ask('GET', '/api/orders/P00009');
    expect(order.status).toBe(200);
    expect(order.body['row']).toMatchObject({ total: null });
    expect(JSON.stringify(order.body)).not.toMatch(/"price":"/);
    const finance = await signedInAs(test, { name: 'fin', roles: ['finance'] });
    expect(JSON.stringify((await finance.ask('GET', '/api/orders/P00009')).body)).toMatch(/0\.85/);
  });
});

it('masks bank accounts for whom they are not, in fields and bytes, and shows them to finance', async () => {
  const invoice = Buffer.from(
    'Rechnung;Datum;Bestellung;Artikelnummer;Menge;Einheit;Preis;Betrag;Währung;MwSt;Gesamtbetrag;IBAN\r\nR-1;02.12.2026;P00009;SPRING-4;1000;Stk;0,85;850,00;EUR;278,60;1.608,60;DE89 3704 0044 0532 0130 00\r\n',
    'latin1',
  );
  const { documents, arrivals } = await test.drop('iban.csv', invoice, 'kern');
  const paths = [`documents/${documents[0]?.id ?? ''}`, `arrivals/${arrivals[0]?.id ?? ''}`];
  const buyer = await signedInAs(test, { name: 'bert', roles: ['procurement'] });
  const finance = await signedInAs(test, { name: 'frida', roles: ['finance'] });
  for (const path of paths) {
    const masked = await buyer.ask('GET', `/api/${path}`);
    expect(masked.status).toBe(200);
    expect(JSON.stringify(masked.body), path).not.toMatch(/3704|0532/);
    expect(JSON.stringify(masked.body), path).toMatch(/DE89 \*\*\*\* \*\*\*\* \*\*\*\* \*\*30 00/);
    expect(JSON.stringify((await finance.ask('GET', `/api/${path}`)).body), path).toContain(
      'DE89 3704 0044 0532 0130 00',
    );
  }
});
