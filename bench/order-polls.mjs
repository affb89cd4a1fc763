// What a look for orders costs the gateway where 20 orders were changed of 5,000 that are open, and of 50,000: questions to Odoo,
// rows and bytes in its answers, CPU of the process. How long the Odoo in memory takes to answer is not counted.
// Usage: npm run bench:polls -- [FEW MANY]
import http from 'node:http';
import { cpuOf, pause, startGateway } from './gateway.mjs';
import { apiKey, odooWith } from './odoo-orders.mjs';

const [few = 5000, many = 50_000] = process.argv.slice(2).map(Number);
const changed = 20;
const looks = 10;
const stops = [];

/** Stands before Odoo and counts. A look is one question for lines that were written. */
async function counterBefore(target) {
  const counts = { looks: 0, calls: 0, rows: 0, bytes: 0 };
  const server = http.createServer(async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    const { host: _, 'content-length': __, connection: ___, ...headers } = request.headers;
    const body = parts.length === 0 ? undefined : Buffer.concat(parts);
    const answer = await fetch(target + request.url, { method: request.method, headers, body });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const said = JSON.parse(bytes.toString() || 'null');
    // What else is asked, for receipts say, comes by the clock and not by the look.
    if (/\/purchase\.order(\.line)?\//.test(request.url)) {
      counts.calls += 1;
      counts.rows += Array.isArray(said) ? said.length : 1;
      counts.bytes += bytes.length;
    }
    if (request.url.endsWith('/purchase.order.line/search_read')) counts.looks += 1;
    response
      .writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' })
      .end(bytes);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => new Promise((resolve) => (server.close(resolve), server.closeAllConnections())));
  return { url: `http://127.0.0.1:${server.address().port}`, counts };
}

/** Waits until so many looks came one after another with the same questions and rows each: nothing else is going on. */
async function settled(counts, wanted) {
  let before = await afterLook(counts);
  let last = '';
  for (let same = 0; same < wanted;) {
    const now = await afterLook(counts);
    const took = `${now.calls - before.calls} ${now.rows - before.rows}`;
    same = took === last ? same + 1 : 0;
    [before, last] = [now, took];
  }
}

async function afterLook(counts) {
  const from = counts.looks;
  while (counts.looks === from) await pause(5);
  return { ...counts };
}

async function costOf(orders) {
  const odoo = await odooWith(orders, 'purchase');
  stops.push(() => odoo.close());
  const { url, counts } = await counterBefore(odoo.url);
  const gateway = await startGateway({
    // The overlap holds what was changed, so that every look finds it.
    env: {
      ...{ ODOO_URL: url, ODOO_DB: 'bench', ODOO_API_KEY: apiKey },
      ...{ QUAYSIDE_ORDERS_EVERY_SECONDS: '1', QUAYSIDE_ORDERS_OVERLAP_SECONDS: '3600' },
    },
    edit: (_, text) => text.replace('connection: demo', 'connection: default'),
  });
  stops.push(() => gateway.stop());
  await settled(counts, 3);
  await odoo.write({}, changed);
  await settled(counts, 5);
  const before = { ...counts, cpu: await cpuOf(gateway.pid) };
  while (counts.looks < before.looks + looks) await pause(5);
  const cpu = (await cpuOf(gateway.pid)) - before.cpu;
  const each = (key) => (counts[key] - before[key]) / (counts.looks - before.looks);
  await stopAll();
  return { calls: each('calls'), rows: each('rows'), bytes: each('bytes'), cpuMs: (cpu * 1000) / looks };
}

const stopAll = async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
};
try {
  const costs = [];
  for (const orders of [few, many]) {
    const cost = await costOf(orders);
    costs.push(cost);
    const { calls, rows, bytes, cpuMs } = cost;
    console.log(
      `${changed} changed of ${orders} open orders: a look has ${calls.toFixed(2)} questions, ${rows.toFixed(1)} rows, ${(bytes / 1000).toFixed(1)} kB, ${cpuMs.toFixed(1)} ms of CPU`,
    );
  }
  // Now and then an order is asked for by the clock, too. CPU is shown and not judged: what the process does by the clock falls into longer looks.
  const [one, other] = costs;
  process.exitCode = other.calls <= one.calls + 0.5 && other.rows <= one.rows ? 0 : 1;
} finally {
  await stopAll();
}
