// How long until 1,000 orders that are confirmed at once have left: fetched by their supplier over REST, from an Odoo in memory that
// answers at once. At most two minutes.
// Usage: npm run bench:orders -- [ORDERS]
import { memoryRecords, seedStandIn, startStandIn } from '../dist/libs/odoo-stand-in/src/index.js';
import { newApiKey } from '../dist/libs/partners/src/index.js';
import { cpuOf, pause, startGateway } from './gateway.mjs';

const orders = Number(process.argv[2] ?? 1000);
// What runs: ended also where something fails.
const stops = [];
const apiKey = 'bench';
const stamp = (at) => new Date(at).toISOString().slice(0, 19).replace('T', ' ');
// The key of the demo partner is published, and refused.
const { key, hash } = newApiKey();
const keyItem = `      - { id: ${hash.id}, sha256: ${hash.sha256} }\n`;

/** An Odoo in memory with so many drafts of orders for one supplier, written one after another long ago. */
async function odooWith(drafts) {
  const records = memoryRecords();
  await seedStandIn({ records });
  const all = records.all();
  const vendor = all.find(({ model, values }) => model === 'res.partner' && values.ref === 'ACME');
  const order = all.find(({ model, values }) => model === 'purchase.order' && values.partner_id === vendor.id);
  const lines = all.filter(({ model, values }) => model === 'purchase.order.line' && values.order_id === order.id);
  const longAgo = Date.now() - 90 * 86_400_000;
  const made = Array.from({ length: drafts }, (_, n) => {
    const id = 1000 + n;
    const write_date = stamp(longAgo + n * 1000);
    const head = { model: order.model, id, values: { ...order.values, name: `B${id}`, state: 'draft', write_date } };
    const of = lines.map(({ model, values }, index) => ({
      ...{ model, id: id * 10 + index, values: { ...values, order_id: id, write_date } },
    }));
    return [head, of].flat();
  });
  await records.transaction((tx) => tx.put(made.flat()));
  let calls = 0;
  const counted = { ...records, transaction: (work) => ((calls += 1), records.transaction(work)) };
  const { url, close } = await startStandIn({ records: counted, apiKey });
  const confirm = () =>
    records.transaction(async (tx) => {
      const rows = (await tx.table('purchase.order')).filter(({ id }) => id >= 1000);
      const now = { state: 'purchase', write_date: stamp(Date.now()) };
      await tx.put(rows.map((row) => ({ ...row, values: { ...row.values, ...now } })));
    });
  return { url, close, confirm, calls: () => calls };
}

async function gatewayOn(odoo) {
  const gateway = await startGateway({
    env: {
      ...{ ODOO_URL: odoo.url, ODOO_DB: 'bench', ODOO_API_KEY: apiKey },
      ...{ QUAYSIDE_ORDERS_EVERY_SECONDS: '1', QUAYSIDE_ORDERS_OVERLAP_SECONDS: '2' },
    },
    edit: (name, text) => {
      const here = text.replace('connection: demo', 'connection: default');
      if (name !== 'acme') return here;
      return here
        .replace(/^ *- \{ id: demo0001.*\n/m, keyItem)
        .replace('  order: {}\n', '  order: { channel: acme-api }\n');
    },
  });
  stops.push(
    () => odoo.close(),
    () => gateway.stop(),
  );
  // The first look has seen what was confirmed before once Odoo is asked no more than each look asks it.
  await quiet(odoo);
  return gateway;
}

/** Waits until the gateway asks Odoo no more than a few times a second. */
async function quiet(odoo) {
  for (let calm = 0; calm < 3;) {
    const before = odoo.calls();
    await pause(1500);
    calm = before > 5 && odoo.calls() - before <= 10 ? calm + 1 : 0;
  }
}

const ask = async (url) => {
  const answer = await fetch(url, { headers: { authorization: `Bearer ${key}` } });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return answer;
};

/** Fetches what waits for the supplier until it has so many, ten at a time. */
async function fetchAll(gateway, count) {
  const fetched = new Set();
  while (fetched.size < count) {
    const { rows } = await (await ask(`${gateway.url}/v1/dispatches?limit=100`)).json();
    const fresh = rows.filter(({ id }) => !fetched.has(id));
    if (fresh.length === 0) await pause(100);
    for (let at = 0; at < fresh.length; at += 10) {
      const some = fresh.slice(at, at + 10);
      await Promise.all(
        some.map(async ({ id }) => (await ask(`${gateway.url}/v1/dispatches/${id}/content`)).arrayBuffer()),
      );
      for (const { id } of some) fetched.add(id);
    }
  }
}

async function confirmedAtOnce() {
  const odoo = await odooWith(orders);
  const gateway = await gatewayOn(odoo);
  const [began, cpu] = [performance.now(), await cpuOf(gateway.pid)];
  await odoo.confirm();
  await fetchAll(gateway, orders);
  const seconds = (performance.now() - began) / 1000;
  const used = (await cpuOf(gateway.pid)) - cpu;
  console.log(
    `${orders} orders confirmed at once had left after ${seconds.toFixed(1)} s (at most 120), ${((used * 1000) / orders).toFixed(1)} ms of CPU each`,
  );
  await stopAll();
  return seconds;
}

const stopAll = async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
};
try {
  process.exitCode = (await confirmedAtOnce()) <= 120 ? 0 : 1;
} finally {
  await stopAll();
}
