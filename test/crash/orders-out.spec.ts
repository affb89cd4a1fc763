import { dispatchServed, findOrders, type Ports } from '@quayside/exchange';
import { callDemoOdoo, orderFromDemoVendor } from '@quayside/runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { migratedTemplate } from '../support/database.js';
import { Saboteur } from '@quayside/heart';
import { openWorld, type World } from '../support/world.js';

// What goes out, as what comes in (outside-calls.spec.ts): the story of an order is run once undisturbed, then once for every
// sixth outside call and each side of it; broken-calls.property.spec.ts does so for every call, in memory. Every run must end with the
// same rows and bytes.

let template: { readonly name: string; drop(): Promise<void> };
beforeAll(async () => {
  template = await migratedTemplate();
});
afterAll(() => template.drop());

const done = z.unknown();

function call(world: World, model: string, method: string, body: object): Promise<unknown> {
  return callDemoOdoo(world.standIn, model, method, body, done);
}

async function orderId(world: World, number: string): Promise<number> {
  const body = { domain: [['name', '=', number]] };
  const [id] = await callDemoOdoo(world.standIn, 'purchase.order', 'search', body, z.array(z.number()));
  if (id === undefined) throw new Error(`no order ${number}`);
  return id;
}

async function changeQuantity(world: World, order: number, quantity: number): Promise<void> {
  const body = { domain: [['order_id', '=', order]], limit: 1 };
  const ids = await callDemoOdoo(world.standIn, 'purchase.order.line', 'search', body, z.array(z.number()));
  await call(world, 'purchase.order.line', 'write', { ids, vals: { product_qty: quantity } });
}

/** The partner fetches whatever is on show for it. */
async function fetchAll({ ports }: World): Promise<void> {
  for (const { id, account } of await ports.store.dispatchesThatAre('ready', 100)) {
    await dispatchServed(ports, id, account).catch(() => undefined);
    await dispatchServed(ports, id, account);
  }
}

/** An order goes out, is changed before and after it was fetched, and is cancelled. */
async function runStory(saboteur: Saboteur): Promise<{ end: unknown; calls: number }> {
  const world = await openWorld(template.name, saboteur.around);
  try {
    await findOrders(world.ports);
    const number = await orderFromDemoVendor(world.standIn, 'ACME', [40, 5]);
    const order = await orderId(world, number);
    saboteur.arm();
    await world.orders();
    await changeQuantity(world, order, 41);
    await world.orders();
    await fetchAll(world);
    await world.drain();
    await changeQuantity(world, order, 42);
    await world.orders();
    await fetchAll(world);
    await world.drain();
    await call(world, 'purchase.order', 'button_cancel', { ids: [order] });
    await world.orders();
    await fetchAll(world);
    await world.drain();
    await fetchAll(world);
    return { end: await snapshot(world), calls: saboteur.calls };
  } finally {
    await world.close();
  }
}

/** Rows and bytes, without ids and times. */
async function snapshot({ database }: World): Promise<unknown> {
  const sent = await database.query<{ name: string; state: string; text: string }>(
    `select d.name, d.state, convert_from(c.bytes, 'latin1') as text from dispatch d join payload_chunk c on c.payload = d.payload
     order by d.created_at, d.name`,
  );
  return {
    outbound: await database.query(
      `select order_number, version, kind, state, interchange_number, functional_id, set_type, content_hash from outbound
       order by order_number, version`,
    ),
    exceptions: await database.query(
      'select subject_kind, owner, code from exception where closed_at is null order by code',
    ),
    sent: sent.map(({ name, state, text }) => ({ name, state, text: withoutTimes(text) })),
  };
}

function withoutTimes(text: string): string {
  return text
    .replace(/\*\d{6}\*\d{4}\*U\*/, '*DATE*TIME*U*')
    .replace(/(GS(?:\*[^*]*){3})\*\d{8}\*\d{4,8}\*/, '$1*DATE*TIME*');
}

describe('an order that goes out', () => {
  it('is said once whatever breaks: every run ends as the undisturbed one', async () => {
    const undisturbed = await runStory(new Saboteur(0, 'before'));
    expect(undisturbed.calls).toBeGreaterThan(20);
    expect(undisturbed.end).toMatchObject({
      outbound: [
        { version: 1, kind: 'order', state: 'sent', interchange_number: '000000001', functional_id: 'PO' },
        { version: 2, kind: 'order-change', state: 'sent', interchange_number: '000000002', functional_id: 'PC' },
        { version: 3, kind: 'order-change', state: 'sent' },
        { version: 4, kind: 'order-cancellation', state: 'sent' },
      ],
      exceptions: [],
    });
    const some = Array.from({ length: undisturbed.calls }, (_, n) => n + 1).filter((k) => k % 6 === 1);
    const strikes = some.flatMap((k) => [[k, 'before'] as const, [k, 'after'] as const]);
    const next = async (): Promise<void> => {
      for (let strike = strikes.shift(); strike; strike = strikes.shift()) {
        const [k, side] = strike;
        const { end } = await runStory(new Saboteur(k, side));
        expect(end, `broken ${side} call ${k}`).toEqual(undisturbed.end);
      }
    };
    await Promise.all([next(), next(), next()]);
  }, 1_800_000);

  it('is drafted and sent once by four workers that find it at the same moment', async () => {
    const world = await openWorld(template.name);
    try {
      await findOrders(world.ports);
      const number = await orderFromDemoVendor(world.standIn, 'ACME', [40, 5]);
      const order = await orderId(world, number);
      for (const quantity of [41, 42, 43]) {
        await atOnce(world, world.ports);
        await fetchAll(world);
        await changeQuantity(world, order, quantity);
      }
      await world.orders();
      const rows = await world.database.query<{ version: number; state: string; kind: string }>(
        `select version, kind, state from outbound where state <> 'superseded' order by version`,
      );
      expect(rows.filter(({ kind }) => kind === 'order')).toHaveLength(1);
      expect(new Set(rows.map(({ version }) => version)).size).toBe(rows.length);
      const names = await world.database.query<{ name: string }>('select name from dispatch');
      expect(new Set(names.map(({ name }) => name)).size).toBe(names.length);
      expect(await world.database.query(`select code, message from exception where closed_at is null`)).toEqual([]);
    } finally {
      await world.close();
    }
  }, 120_000);
});

/** Four workers look, draft and envelope at the same moment. */
async function atOnce(world: World, ports: Ports): Promise<void> {
  world.clock.pass(60_000);
  const four = <T>(work: () => Promise<T>) => Promise.allSettled([work(), work(), work(), work()]);
  await four(() => findOrders(ports));
  for (let n = 0; n < 3; n += 1) {
    await four(() => world.runJob({ queue: 'order', whose: 'acme' }));
    await four(() => world.runJob({ queue: 'outbound', whose: 'acme' }));
  }
}
