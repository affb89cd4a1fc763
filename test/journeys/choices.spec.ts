import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  chooseForArrival,
  chooseForDocument,
  ChoiceNotPossible,
  previewDocument,
  previewRefusal,
} from '@quayside/exchange';
import { differenceKey } from '@quayside/matching';
import { callDemoOdoo, orderFromDemoVendor } from '@quayside/runtime';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { testGateway, type Dropped, type TestGateway } from '../support/gateway.js';
import { waitFor } from '../support/wait-for.js';
import { acknowledgement, interchange, invoice, type Line } from '../support/x12.js';

// What people decide about what waits, and that a decision is carried out once.

let test: TestGateway;
let next = 500;
const control = () => String(next++).padStart(9, '0');
const by = { by: 'admin', reason: 'agreed on the phone' };

beforeAll(async () => {
  test = await testGateway();
});
afterAll(() => test.stop());

function demo() {
  const found = test.gateway.runtime.connections.find((each) => each.name === 'demo');
  if (!found) throw new Error('no demo connection');
  return found;
}

async function freshOrder(): Promise<{ number: string; lines: Line[] }> {
  const number = await orderFromDemoVendor(demo(), 'ACME', [40, 5]);
  const { lines } = await test.order(number);
  return {
    number,
    lines: lines.map((line) => ({
      number: line.number,
      item: line.item.buyer ?? '',
      quantity: line.quantity.value,
      price: line.price?.amount ?? '0',
    })),
  };
}

const first = ({ documents }: Dropped) => documents[0]?.id ?? '';
const state = async (id: string) => (await test.gateway.runtime.ports.store.document(id))?.state;
const until = (id: string, wanted: string) =>
  waitFor(`${id} to be ${wanted}`, async () => (await state(id)) === wanted);
const ports = () => test.gateway.runtime.ports;

async function overpriced(): Promise<{ number: string; dropped: Dropped; lines: Line[] }> {
  const { number, lines } = await freshOrder();
  const dear = lines.map((line) => ({ ...line, price: String(Number(line.price) * 2) }));
  const dropped = await test.drop(
    'dear.x12',
    interchange([acknowledgement(number, dear, 'SO-DEAR')], { control: control() }),
  );
  expect(dropped.documents).toMatchObject([{ state: 'held' }]);
  return { number, dropped, lines };
}

it('delivers a held document that a person accepts as it is, with its differences noted in Odoo', async () => {
  const { number, dropped } = await overpriced();
  await chooseForDocument(ports(), first(dropped), { choice: 'accept', ...by });
  await until(first(dropped), 'delivered');
  expect((await test.order(number)).supplierReference).toBe('SO-DEAR');
  const row = await ports().store.document(first(dropped));
  expect(row?.decision?.outcome).toBe('deliver-with-changes');
  expect(await ports().store.openExceptions('inbound', first(dropped))).toEqual([]);
  const [closed] = await test.database.query('select closed_by, choice, reason from exception where subject = $1', [
    first(dropped),
  ]);
  expect(closed).toEqual({ closed_by: 'admin', choice: 'accept', reason: 'agreed on the phone' });
});

it('shows who decides what accepting a held document would do, and does nothing of it before', async () => {
  const { number, dropped } = await overpriced();
  const row = await ports().store.document(first(dropped));
  expect(row?.preview?.map((each) => each.action)).toContain('write');
  expect(JSON.stringify(row?.preview)).toContain('SO-DEAR');
  expect(await ports().store.effectsOf(first(dropped))).toEqual([]);
  expect((await test.order(number)).supplierReference).toBeUndefined();
});

it('refuses a held document for good, and offers nothing but reading it again', async () => {
  const { number, dropped } = await overpriced();
  await chooseForDocument(ports(), first(dropped), { choice: 'reject', ...by });
  expect(await state(first(dropped))).toBe('refused');
  expect((await test.order(number)).supplierReference).toBeUndefined();
  await expect(chooseForDocument(ports(), first(dropped), { choice: 'accept', ...by })).rejects.toThrow(
    ChoiceNotPossible,
  );
});

it('tells a partner that has agreed to hear of it, in its mailbox and once', async () => {
  const file = path.join(test.profiles, 'acme.yaml');
  const before = await readFile(file, 'utf8');
  await writeFile(file, before.replace('application-advice: {}', 'application-advice: [{}, { direction: out }]'));
  const agreed = async () => (await ports().partners.byId('acme'))?.partner.profile.documents['application-advice'];
  await waitFor('the release', async () => (await agreed())?.length === 2);
  const { dropped } = await overpriced();
  expect(await previewRefusal(ports(), first(dropped), by.reason)).toMatchObject({
    way: { set: '824' },
    obstacle: null,
  });
  await chooseForDocument(ports(), first(dropped), { choice: 'reject', ...by });
  const { arrival } = (await ports().store.document(first(dropped))) ?? {};
  const made = await test.database.query('select type, state, account from dispatch where arrival = $1 and type = $2', [
    arrival,
    '824',
  ]);
  expect(made).toEqual([{ type: '824', state: 'ready', account: 'acme' }]);
});

it('processes a held document again as a new row that names the old one, with the release that is live now', async () => {
  const { dropped } = await overpriced();
  await chooseForDocument(ports(), first(dropped), { choice: 'process-again', ...by });
  expect(await state(first(dropped))).toBe('superseded');
  const again = await waitFor('the new row', async () => (await test.settled(dropped.file.id)).documents[1]);
  expect(again).toMatchObject({ state: 'held', version: 2 });
  const row = await ports().store.document(again.id);
  expect(row?.replaces).toBe(first(dropped));
});

it('changes nothing in Odoo when a delivered document is processed again without a difference', async () => {
  const { number, lines } = await freshOrder();
  const dropped = await test.drop(
    'fine.x12',
    interchange([acknowledgement(number, lines, 'SO-F')], { control: control() }),
  );
  const before = await records();
  const numbers = await test.database.query('select count(*) from dispatch where arrival is not null');
  await chooseForDocument(ports(), first(dropped), { choice: 'process-again', ...by });
  const again = await waitFor('the new row', async () => (await test.settled(dropped.file.id)).documents[1]);
  await until(again.id, 'delivered');
  expect(await state(first(dropped))).toBe('delivered');
  expect(await records()).toEqual(before);
  // It acknowledges nothing.
  expect(await test.database.query('select count(*) from dispatch where arrival is not null')).toEqual(numbers);
});

it('keeps one bill, whoever processes an invoice again', async () => {
  const { number, lines } = await freshOrder();
  const [line] = lines;
  if (!line) throw new Error('no line');
  const one = [{ ...line, quantity: '4' }];
  const total = String(Math.round(4 * Number(line.price) * 100));
  const dropped = await test.drop(
    'bill.x12',
    interchange([invoice(`B-${number}`, number, one, total)], { control: control() }),
  );
  expect(dropped.documents).toMatchObject([{ state: 'delivered' }]);
  await chooseForDocument(ports(), first(dropped), { choice: 'process-again', ...by });
  await waitFor('the new row to rest', async () => (await test.settled(dropped.file.id)).documents[1]);
  const bills = await callDemoOdoo(
    demo(),
    'account.move',
    'search',
    { domain: [['ref', '=', `B-${number}`]] },
    z.array(z.number()),
  );
  expect(bills).toHaveLength(1);
});

it('reads an interchange under a reused control number when a person accepts the number', async () => {
  const { number, lines } = await freshOrder();
  const used = control();
  await test.drop('r1.x12', interchange([acknowledgement(number, lines, 'SO-1')], { control: used }));
  const other = await test.drop('r2.x12', interchange([acknowledgement(number, lines, 'SO-2')], { control: used }));
  const [arrival] = other.arrivals;
  if (!arrival) throw new Error('no arrival');
  expect(arrival.state).toBe('quarantined');
  await chooseForArrival(ports(), arrival.id, { choice: 'accept', ...by });
  const settled = await waitFor('it to be read', async () => {
    const now = await test.settled(other.file.id);
    return now.arrivals[0]?.state === 'read' && now;
  });
  expect(settled.documents).toMatchObject([{ state: 'delivered', version: 2 }]);
});

it('discards what a person rejects, and keeps its bytes', async () => {
  const dropped = await test.drop('junk.bin', Buffer.from('no EDI here'));
  const [arrival] = dropped.arrivals;
  if (!arrival) throw new Error('no arrival');
  await chooseForArrival(ports(), arrival.id, { choice: 'reject', ...by });
  expect((await ports().store.arrival(arrival.id))?.state).toBe('discarded');
  const [bytes] = await test.database.query<{ n: string }>(
    'select count(*) as n from payload_chunk c join file f on f.payload = c.payload where f.id = $1',
    [dropped.file.id],
  );
  expect(bytes?.n).toBe('1');
});

async function records(): Promise<unknown> {
  return test.database.query('select model, id, "values" from demo_record order by model, id');
}

it('takes prices into the order where a person says so, as the preview showed it', async () => {
  const { number, dropped } = await overpriced();
  const before = (await test.order(number)).lines[0]?.price?.amount;
  const row = await ports().store.document(first(dropped));
  const differences = row?.decision?.discrepancies ?? [];
  const settlement = Object.fromEntries(differences.map((each) => [differenceKey(each), 'take' as const]));
  const { effects } = await previewDocument(ports(), first(dropped), settlement);
  const said = differences[0]?.change;
  const shown = effects.flatMap(({ changes = [] }) => changes).find((each) => each.includes(', line 1: price '));
  expect(said?.field === 'price' && shown).toContain(
    said?.field === 'price' ? `→ ${Number(said.to).toFixed(2)} EUR` : '',
  );
  expect((await test.order(number)).lines[0]?.price?.amount).toBe(before);
  await chooseForDocument(ports(), first(dropped), { choice: 'accept', ...by, settlement });
  await until(first(dropped), 'delivered');
  expect((await test.order(number)).lines[0]?.price?.amount).toBe(said?.field === 'price' ? said.to : '');
});
