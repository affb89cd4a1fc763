import { execFile } from 'node:child_process';
import path from 'node:path';
import type { FileId, Hole, Statement } from '@quayside/exchange';
import { booksIn } from '@quayside/store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoOrder } from '../support/demo-order.js';
import { root, testGateway, type TestGateway } from '../support/gateway.js';
import { acknowledgement, interchange, invoice } from '../support/x12.js';

// What came against what became of it, from the command line beside a gateway that runs: nothing is missed, and nothing made up.

let test: TestGateway;
beforeAll(async () => {
  test = await testGateway();
});
afterAll(() => test.stop());

function quayside(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string }> {
  const env = { ...process.env, DATABASE_URL: test.database.url, QUAYSIDE_PROFILES: test.profiles };
  return new Promise((resolve) => {
    execFile(path.join(root, 'quayside'), ['reconcile', ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out: stdout + stderr });
    });
  });
}

async function statement(
  ...args: readonly string[]
): Promise<{ code: number; said: Statement; codes: Hole['code'][] }> {
  const { code, out } = await quayside('--json', ...args);
  const said = JSON.parse(out) as Statement;
  return { code, said, codes: said.holes.map((each) => each.code) };
}

let bill: string;
let file: string;

it('closes over what was delivered, what waits and what is set aside', async () => {
  const order = await demoOrder(test);
  const [first] = order.lines;
  if (!first) throw new Error('the order has no lines');
  const line = { ...first, quantity: '1' };
  const total = String(Math.round(Number(first.price) * 100));
  await test.drop('855.x12', interchange([acknowledgement(order.number, order.lines)], { control: '000000901' }));
  const billed = interchange([invoice('INV-900', order.number, [line], total)], { control: '000000902' });
  const dropped = await test.drop('810.x12', billed);
  expect(dropped.documents).toMatchObject([{ state: 'delivered' }]);
  bill = dropped.documents[0]?.id ?? '';
  const lost = ['P40401', 'P40402'].map((number) => acknowledgement(number, order.lines, `SO-${number}`));
  const two = Buffer.concat([interchange(lost, { control: '000000903' }), Buffer.from('this is no interchange')]);
  file = (await test.drop('two.x12', two)).file.id;
  await test.drop('empty.x12', Buffer.alloc(0));
  const { code, said } = await statement();
  expect(said).toMatchObject({
    files: { split: 3, 'waits-for-person': 1 },
    arrivals: { read: 3, 'waits-for-person': 1 },
    documents: { delivered: 2, 'waits-for-person': 2 },
    ...{ records: 1, unasked: [], holes: [], holeCount: 0 },
  });
  expect(code).toBe(0);
});

it('tells people the same', async () => {
  const { code, out } = await quayside();
  expect(out).toMatch(/^Reconciliation of everything, made /);
  expect(out).toMatch('Documents     4: 2 delivered, 2 waiting for a person');
  expect(out).toMatch(
    'No holes: everything that came or goes out has an end or an owner, and Odoo has what the ledger says.',
  );
  expect(code).toBe(0);
});

it('leaves out what came before a day, and asks for a day that is one', async () => {
  expect((await statement('--since', '2199-01-01')).said).toMatchObject({ files: {}, records: 0, holes: [] });
  const wrong = await quayside('--since', 'yesterday');
  expect(wrong.out).toBe('quayside: --since yesterday is not valid: expected a day such as 2026-11-23\n');
  expect(wrong.code).toBe(2);
});

it('gives each page behind the one before', async () => {
  const books = booksIn(test.gateway.runtime.database);
  const names = [];
  for (let after; ;) {
    const [row] = await books.files({ since: null, after, limit: 1 });
    if (!row) break;
    names.push(row.name);
    after = row;
  }
  expect(names).toEqual(['855.x12', '810.x12', 'two.x12', 'empty.x12']);
  const [arrival] = await books.arrivals(file as FileId, { after: undefined, limit: 1 });
  const [first] = await books.documents(arrival?.id ?? '', { after: undefined, limit: 1 });
  const [second] = await books.documents(arrival?.id ?? '', { after: first, limit: 1 });
  expect([first?.setIndex, second?.setIndex]).toEqual([0, 1]);
  expect(await books.documents(arrival?.id ?? '', { after: second, limit: 1 })).toEqual([]);
  const [one] = await books.ledger({ since: null, after: undefined, limit: 1 });
  const [other] = await books.ledger({ since: null, after: one, limit: 1 });
  expect(new Set([one?.type, other?.type])).toEqual(new Set(['order-acknowledgement', 'invoice']));
  expect(await books.ledger({ since: null, after: other, limit: 1 })).toEqual([]);
});

it('names a draft that was deleted in Odoo, an interchange that is lost, and a document in no state', async () => {
  const { query } = test.database;
  await query(`delete from demo_record where model = 'account.move'`);
  await query(`delete from arrival where file = $1 and index = 1`, [file]);
  await query(`update document set state = 'forgotten' where set_reference = '0002'`);
  const { code, said, codes } = await statement();
  expect(codes).toEqual(['no-state', 'not-tiled', 'record-gone']);
  expect(said.holes[2]).toMatchObject({ kind: 'record', id: bill, partner: 'acme' });
  expect(code).toBe(1);
  const { code: again, out } = await quayside();
  expect(out).toMatch(/^HOLE {2}acme: File two\.x12: no interchange has bytes \d+ to \d+\. .*\[not-tiled\]$/m);
  expect(out).toMatch(/\n3 holes need attention\.\n$/);
  expect(again).toBe(1);
});
