import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminPassword, root, testGateway, type TestGateway } from '../support/gateway.js';
import { acknowledgement, interchange } from '../support/x12.js';

// Documents that change nothing in Odoo: received over SFTP, kept or held, shown by the API, found by what they say, and in the
// thread of what they answer.

interface Listed {
  readonly id: string;
  readonly type: string;
  readonly setType: string;
  readonly number: string;
  readonly partner: { readonly id: string };
}

interface Detail {
  readonly sentence: string;
  readonly kept: boolean;
  readonly fields: { readonly rows: readonly unknown[] };
  readonly choices: readonly string[];
  readonly siblings: readonly Listed[];
}

let test: TestGateway;
let cookie: string;

beforeAll(async () => {
  test = await testGateway();
  const response = await fetch(`${test.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'admin', password: adminPassword }),
  });
  cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
});
afterAll(() => test.stop());

async function ask<T>(url: string): Promise<T> {
  const response = await fetch(`${test.url}/api/${url}`, { headers: { cookie } });
  expect(response.status).toBe(200);
  return (await response.json()) as T;
}

const found = async (query: string) => (await ask<{ rows: Listed[] }>(`documents?${query}`)).rows;
const named = (rows: readonly Listed[]) => rows.map((each) => `${each.setType} ${each.number}`);

let control = 500;

/** The example of a standard mapping as this partner would send it, with a control number of its own. */
async function example(syntax: 'x12' | 'edifact', set: string, change = (text: string) => text): Promise<Buffer> {
  const name = `${set}.${syntax === 'x12' ? 'x12' : 'edi'}`;
  const text = await readFile(path.join(root, 'mappings', syntax, 'examples', name), 'latin1');
  control += 1;
  return Buffer.from(syntax === 'x12' ? fromAcme(change(text)) : fromNordwind(change(text)), 'latin1');
}

function fromAcme(text: string): string {
  const number = String(control).padStart(9, '0');
  return text
    .replace('SENDER         *ZZ*RECEIVER       ', 'ACME           *ZZ*QUAYSIDE       ')
    .replace(/\*\d{9}\*0\*P\*/, `*${number}*0*P*`)
    .replace(/IEA\*1\*\d{9}/, `IEA*1*${number}`);
}

function fromNordwind(text: string): string {
  return text
    .replace('SENDER:ZZ+RECEIVER:ZZ', '4012345000009:14+4000001000005:14')
    .replace(/(UNB\+.*?\+\d{6}:\d{4}\+)[^+']+/, `$1${control}`)
    .replace(/UNZ\+1\+[^']+/, `UNZ+1+${control}`);
}

const forOrder = (order: string) => (text: string) => text.replaceAll('P00009', order).replaceAll('P00001', order);

const kinds = [
  ['x12', '824', 'ADV-5501', 'application-advice', 'held', 'BOLT-M99'],
  ['x12', '865', 'P00001-2', 'order-change-acknowledgement', 'held', 'AC-778120'],
  ['x12', '820', 'PAY-88121', 'remittance', 'delivered', 'INV-2219'],
  ['x12', '861', 'RC-7001', 'receiving-advice', 'delivered', 'S-40017'],
  ['x12', '846', 'STK-1124', 'inventory-report', 'delivered', 'GEAR-20'],
  ['edifact', 'APERAK', 'ADV-5501', 'application-advice', 'held', 'P00003'],
  ['edifact', 'REMADV', 'PAY-88121', 'remittance', 'delivered', 'inv-2207'],
  ['edifact', 'RECADV', 'RC-7001', 'receiving-advice', 'delivered', 'S-40017'],
  ['edifact', 'INVRPT', 'STK-1124', 'inventory-report', 'delivered', 'BOLT-M8'],
] as const;

describe('a document that changes nothing in Odoo', () => {
  it.each(kinds)('of %s %s is received, stored, shown and found', async (syntax, set, number, type, state, inside) => {
    const partner = syntax === 'x12' ? 'acme' : 'nordwind';
    const bytes = await example(syntax, set, forOrder(partner === 'acme' ? 'P00001' : 'P00003'));
    const dropped = await test.drop(`${set}.edi`, bytes, partner);
    const [{ id } = { id: '' }] = dropped.documents;
    expect(dropped.documents).toMatchObject([{ setType: set, number, state }]);
    expect(dropped.exceptions.map((each) => each.owner)).toEqual(state === 'held' ? ['procurement'] : []);

    const detail = await ask<Detail>(`documents/${id}`);
    expect(detail.kept).toBe(true);
    expect(detail.fields.rows.length).toBeGreaterThan(5);
    expect(detail.choices).toContain(state === 'held' ? 'accept' : 'process-again');
    expect(detail.sentence).toContain(state === 'held' ? 'held for procurement' : 'kept for reference');

    for (const query of [`q=${number}`, `q=${inside}`, `type=${type}&partner=${partner}`]) {
      expect((await found(query)).map((each) => each.id)).toContain(id);
    }
  });

  it('is in the thread of its order, with what others of its partner answered', async () => {
    // An order has its page once a document was compared with it.
    await test.drop('810-first.x12', await example('x12', '810', invoice('INV-76')));
    const { thread } = await ask<{ thread: Listed[] }>('orders/P00001');
    expect(named(thread)).toEqual(
      expect.arrayContaining(['824 ADV-5501', '865 P00001-2', '820 PAY-88121', '861 RC-7001']),
    );
    expect(thread.every((each) => each.partner.id === 'acme')).toBe(true);
    const other = await found('order=P00003');
    expect(named(other)).toEqual(expect.arrayContaining(['APERAK ADV-5501', 'REMADV PAY-88121', 'RECADV RC-7001']));
  });
});

interface OrderShown {
  readonly row: object | null;
  readonly namedBy: readonly { readonly id: string }[];
  readonly missing: string | null;
  readonly thread: readonly Listed[];
}

describe('the page of an order that is not there', () => {
  it('shows what speaks of it, and that nobody asked Odoo, when only an answer names it', async () => {
    await test.drop('824-alone.x12', await example('x12', '824', (text) => text.replaceAll('P00009', 'P70001')));
    const shown = await ask<OrderShown>('orders/P70001');
    expect(shown).toMatchObject({ row: null, missing: 'unread', namedBy: [{ id: 'acme' }] });
    expect(named(shown.thread)).toEqual(['824 ADV-5501']);
  });

  it('says that Odoo has none while a document waits for it, and whose documents speak of it', async () => {
    await test.drop('ack.x12', interchange([acknowledgement('P70002', [])], { control: '000000777' }));
    await test.drop(
      'aperak.edi',
      await example('edifact', 'APERAK', (text) => text.replaceAll('P00009', 'P70002')),
      'nordwind',
    );
    const shown = await ask<OrderShown>('orders/P70002');
    expect(shown).toMatchObject({ row: null, missing: 'unknown', namedBy: [{ id: 'acme' }, { id: 'nordwind' }] });
    expect(named(shown.thread)).toEqual([expect.stringContaining('855 '), 'APERAK ADV-5501']);
  });

  it('is there once it was read, and is none of ours while no document names it', async () => {
    expect(await ask<OrderShown>('orders/P00001')).toMatchObject({ missing: null, namedBy: [] });
    const response = await fetch(`${test.url}/api/orders/P70003`, { headers: { cookie } });
    expect(response.status).toBe(404);
  });
});

// Order P00001 of acme; its number is named by the invoice alone.
const invoice = (number: string) => (text: string) =>
  text.replace(/BIG\*(\d+)\*[^*]+\*(\d*)\*[^*~]+/, `BIG*$1*${number}*$2*P00001`);

describe('an answer that names no order', () => {
  it('stands on the page of the document that it answers by its number, and in the thread of that order', async () => {
    const [paid] = (await test.drop('810.x12', await example('x12', '810', invoice('INV-77')))).documents;
    const advice = await example('x12', '824', (text) =>
      text
        .replace('ADV-5501', 'ADV-77')
        .replace(/OTI\*TR\*TN\*P00009(.*)\*850~/, 'OTI*TR*TN*INV-77$1*810~')
        .replace(/REF\*PO\*P00009~\n/, '')
        .replace(/OTI\*TA.*\n/, '')
        .replace('SE*10*', 'SE*8*'),
    );
    const [answer] = (await test.drop('824-77.x12', advice)).documents;
    expect(answer).toMatchObject({ number: 'ADV-77', state: 'held' });
    expect(named((await ask<Detail>(`documents/${paid?.id}`)).siblings)).toContain('824 ADV-77');
    expect(named((await ask<Detail>(`documents/${answer?.id}`)).siblings)).toContain('810 INV-77');
    expect(named((await ask<{ thread: Listed[] }>('orders/P00001')).thread)).toContain('824 ADV-77');
  });

  it('stands there by the control numbers of what it answers, too', async () => {
    const [sent] = (await test.drop('810-78.x12', await example('x12', '810', invoice('INV-78')))).documents;
    const [row] = await test.database.query<{ group: string; set: string }>(
      `select "group" ->> 'controlNumber' as "group", set_reference as "set" from document where id = $1`,
      [sent?.id],
    );
    const advice = await example('x12', '824', (text) =>
      text
        .replace('ADV-5501', 'ADV-78')
        .replace(/OTI\*TR\*TN\*P00009.*~/, `OTI*TR*TN*TRACE-1***20261121**${row?.group}*${row?.set}*810~`)
        .replace(/REF\*PO\*P00009~\n/, '')
        .replace(/OTI\*TA.*\n/, '')
        .replace('SE*10*', 'SE*8*'),
    );
    await test.drop('824-78.x12', advice);
    expect(named((await ask<Detail>(`documents/${sent?.id}`)).siblings)).toContain('824 ADV-78');
  });
});
