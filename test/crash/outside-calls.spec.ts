import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migratedTemplate } from '../support/database.js';
import { Saboteur } from '@quayside/heart';
import { openWorld, type World } from '../support/world.js';
import { acknowledgement, interchange, invoice, shipNotice, type Line } from '../support/x12.js';

// The story is run once undisturbed, then once for every outside call k and each side of it: the call fails before it was
// made, or its answer is lost after it was carried out. Every run must end with the same rows, Odoo records and bytes.

let template: { readonly name: string; drop(): Promise<void> };
beforeAll(async () => {
  template = await migratedTemplate();
});
afterAll(() => template.drop());

async function linesOf(world: World, order: string): Promise<Line[]> {
  const read = await world.ports.erp({ connection: 'demo', vendor: { ref: 'ACME' } }).readOrder(order);
  if (!read) throw new Error(`no order ${order}`);
  return read.lines.map(({ number, item, quantity, price }) => ({
    number,
    item: item.buyer ?? '',
    quantity: quantity.value,
    price: price?.amount ?? '0',
  }));
}

async function runStory(saboteur: Saboteur): Promise<{ end: unknown; calls: number }> {
  const world = await openWorld(template.name, saboteur.around);
  try {
    const lines = await linesOf(world, 'P00001');
    const [first] = lines;
    if (!first) throw new Error('no line');
    const total = String(Math.round(Number(first.quantity) * Number(first.price) * 100));
    await world.receive('855.x12', interchange([acknowledgement('P00001', lines)], { control: '000000001' }));
    await world.receive('856.x12', interchange([shipNotice('ASN-1', 'P00001', [first])], { control: '000000002' }));
    await world.receive('810.x12', interchange([invoice('INV-1', 'P00001', [first], total)], { control: '000000003' }));
    // Refused by validation; and later a repetition of what came before.
    await world.receive('bad.x12', interchange([['855', 'BAK*00*AC']], { control: '000000004' }));
    saboteur.arm();
    await world.drain();
    await world.receive('855.x12', interchange([acknowledgement('P00001', lines)], { control: '000000001' }));
    await world.drain();
    return { end: await snapshot(world), calls: saboteur.calls };
  } finally {
    await world.close();
  }
}

/** Rows, Odoo records and bytes sent, without ids and times. */
async function snapshot({ database, odoo }: World): Promise<unknown> {
  return {
    files: await database.query('select name, state, sha256 from file order by seq'),
    arrivals: await database.query('select state, kind, "offset", length from arrival order by file_place, index'),
    documents: await database.query(
      'select set_type, number, state, version, accepted_as_is, content_hash from document order by file_place, set_index, version',
    ),
    effects: await database.query(
      'select key, version, index, applied_at is not null as applied from effect order by key',
    ),
    exceptions: await database.query(
      'select subject_kind, owner, code from exception where closed_at is null order by code',
    ),
    sent: await sent(database),
    odoo: (await odoo()).map(({ model, id, values }) => ({ model, id, values: withoutTimes(values) })),
  };
}

/** What the partner gets. Which of several interchanges got our next control number may differ: that it is unique may not. */
async function sent(database: World['database']): Promise<unknown> {
  const rows = await database.query<{ name: string; state: string; text: string }>(
    `select d.name, d.state, convert_from(c.bytes, 'latin1') as text from dispatch d join payload_chunk c on c.payload = d.payload`,
  );
  const numbers = new Map(rows.map(({ name, text }) => [name, text]));
  expect(new Set([...numbers.keys()].map((name) => name.split('-')[2])).size).toBe(numbers.size);
  return rows
    .map(({ name, state, text }) => ({
      answers: name.split('-').slice(0, 2).join('-'),
      state,
      text: text
        .replace(/\*\d{6}\*\d{4}\*U\*00401\*\d{9}\*/, '*DATE*TIME*U*00401*NUMBER*')
        .replace(/(GS(?:\*[^*]*){3})\*\d{8}\*\d{4,8}\*\d+/, '$1*DATE*TIME*NUMBER')
        .replace(/(GE\*\d+|IEA\*\d+)\*\d+/g, '$1*NUMBER'),
    }))
    .sort((a, b) => a.answers.localeCompare(b.answers));
}

function withoutTimes(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inner: unknown) =>
      /^(write_date|create_date|date|date_approve|date_order|date_deadline)$/.test(key) ? undefined : inner,
    ),
  ) as unknown;
}

describe('a failure at any outside call', () => {
  it('loses nothing and doubles nothing: every run ends as the undisturbed one', async () => {
    const undisturbed = await runStory(new Saboteur(0, 'before'));
    expect(undisturbed.calls).toBeGreaterThan(20);
    expect(undisturbed.end).toMatchObject({
      documents: [{ state: 'delivered' }, { state: 'delivered' }, { state: 'delivered' }, { state: 'rejected' }],
    });
    const strikes = Array.from({ length: undisturbed.calls }, (_, n) => n + 1).flatMap((k) => [
      [k, 'before'] as const,
      [k, 'after'] as const,
    ]);
    const next = async (): Promise<void> => {
      for (let strike = strikes.shift(); strike; strike = strikes.shift()) {
        const [k, side] = strike;
        const { end } = await runStory(new Saboteur(k, side));
        expect(end, `broken ${side} call ${k}`).toEqual(undisturbed.end);
      }
    };
    await Promise.all([next(), next(), next()]);
    // Three minutes on a machine of its own; another's work beside it has made it ten.
  }, 1_800_000);
});
