// How long until 1,000 orders that are confirmed at once have left: fetched by their supplier over REST, from an Odoo in memory that
// answers at once. At most two minutes.
// Usage: npm run bench:orders -- [ORDERS]
import { newApiKey } from '../dist/libs/partners/src/index.js';
import { cpuOf, pause, startGateway } from './gateway.mjs';
import { apiKey, odooWith } from './odoo-orders.mjs';

const orders = Number(process.argv[2] ?? 1000);
// What runs: ended also where something fails.
const stops = [];
// The key of the demo partner is published, and refused.
const { key, hash } = newApiKey();
const keyItem = `      - { id: ${hash.id}, sha256: ${hash.sha256} }\n`;

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
  const odoo = await odooWith(orders, 'draft');
  const gateway = await gatewayOn(odoo);
  const [began, cpu] = [performance.now(), await cpuOf(gateway.pid)];
  await odoo.write({ state: 'purchase' });
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
