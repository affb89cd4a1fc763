// Delivers acknowledgements, ship notices and bills into a real Odoo 19 through the Erp port, and writes the same final records by raw calls
// that know every id beforehand, in turns in one run. What matters is the ratio of the two, the median of all pairs; 0.8 is the aim.
// Usage: npm run bench:odoo -- [DOCUMENTS] (QUAYSIDE_TEST_ODOO=<connection.json> names an Odoo that runs already)
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { noPlaces } from '../dist/libs/canonical/src/index.js';
import { createOdoo, planEffects } from '../dist/libs/odoo/src/index.js';

const pairs = Number(process.argv[2] ?? 15);
const aim = 0.8;
const script = fileURLToPath(new URL('../scripts/odoo-server.sh', import.meta.url));
const file = process.env.QUAYSIDE_TEST_ODOO;
const connection = JSON.parse(
  file ? readFileSync(file, 'utf8') : execFileSync(script, ['up', '19'], { encoding: 'utf8' }),
);
const { url, db, apiKey, users } = connection;

/** Calls since they were last counted. */
let calls = 0;
const counted = (...request) => {
  calls += 1;
  return fetch(...request);
};

async function call(model, method, body, key = apiKey) {
  const headers = { 'content-type': 'application/json', authorization: `bearer ${key}`, 'x-odoo-database': db };
  const answer = await counted(`${url}/json/2/${model}/${method}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  const value = await answer.json();
  if (!answer.ok) throw new Error(`${model}.${method}: ${value.message}`);
  return value;
}
const asAdmin = (model, method, body) => call(model, method, body, users.admin.apiKey);

const run = Date.now().toString(36).toUpperCase();
const planned = '2027-01-20 11:00:00';
const bytes = Buffer.from('ISA*00*'.padEnd(1500, 'x'));

async function makeGoods() {
  const [vendor] = await asAdmin('res.partner', 'create', {
    vals_list: [{ name: `Bench ${run}`, ref: `BENCH-${run}`, is_company: true }],
  });
  const goods = ['BOLT', 'NUT', 'GEAR'].map((name) => ({
    name,
    default_code: `${name}-${run}`,
    type: 'consu',
    is_storable: true,
  }));
  const products = await asAdmin('product.product', 'create', { vals_list: goods });
  return { vendor, products };
}

async function makeOrders({ vendor, products }, count) {
  const lines = products.map((product_id) => [
    0,
    0,
    { product_id, name: 'Goods', product_qty: 100, price_unit: 1.25, date_planned: planned },
  ]);
  const values = Array.from({ length: count }, () => ({ partner_id: vendor, order_line: lines }));
  const ids = await call('purchase.order', 'create', { vals_list: values }, users.buyer.apiKey);
  await call('purchase.order', 'button_confirm', { ids }, users.buyer.apiKey);
  return asAdmin('purchase.order', 'read', { ids, fields: ['name', 'order_line', 'picking_ids'] });
}

// ---- raw ----------------------------------------------------------------------------------------------------------------

const attachment = (model, id) =>
  call('ir.attachment', 'create', {
    vals_list: [
      {
        name: 'document.x12',
        datas: bytes.toString('base64'),
        res_model: model,
        res_id: id,
        mimetype: 'application/EDI-X12',
      },
    ],
  });
const note = (model, id, subtype) =>
  call('mail.message', 'create', {
    vals_list: [
      {
        model,
        res_id: id,
        body: '<p>What the supplier said.</p>'.repeat(5),
        message_type: 'comment',
        subtype_id: subtype,
      },
    ],
  });

const raw = {
  async acknowledgement({ id, order_line }, { subtype }) {
    const lines = order_line.map((line) => [1, line, { date_planned: '2027-01-25 11:00:00' }]);
    await call('purchase.order', 'write', {
      ids: [id],
      vals: { partner_ref: 'SO-1', acknowledged: true, order_line: lines },
    });
    await attachment('purchase.order', id);
    await note('purchase.order', id, subtype);
  },
  async 'ship notice'({ picking, moves, moveLines }, { subtype }) {
    const [pack] = await call('stock.package', 'create', { vals_list: [{ name: sscc() }] });
    await call('stock.move.line', 'unlink', { ids: moveLines });
    await call('stock.move.line', 'create', {
      vals_list: moves.map((move) => ({
        ...{
          picking_id: picking,
          move_id: move.id,
          product_id: move.product_id[0],
          product_uom_id: move.product_uom[0],
          quantity: 60,
        },
        ...{ location_id: move.location_id[0], location_dest_id: move.location_dest_id[0], result_package_id: pack },
      })),
    });
    await call('stock.picking', 'action_split_transfer', { ids: [picking] });
    await call('stock.picking', 'write', {
      ids: [picking],
      vals: { scheduled_date: '2027-01-18 11:00:00', carrier_tracking_ref: '1Z999' },
    });
    await attachment('stock.picking', picking);
    await note('stock.picking', picking, subtype);
  },
  async bill({ name, lines }, { vendor, subtype }) {
    const [bill] = await call('account.move', 'create', {
      vals_list: [
        {
          ...{
            move_type: 'in_invoice',
            partner_id: vendor,
            ref: `RAW-${name}`,
            invoice_date: '2027-01-21',
            invoice_origin: name,
          },
          invoice_line_ids: lines.map((line) => [
            0,
            0,
            {
              ...{
                purchase_line_id: line.id,
                product_id: line.product_id[0],
                product_uom_id: line.product_uom_id[0],
                name: 'Goods',
              },
              ...{ quantity: 100, price_unit: 1.25, tax_ids: [[6, 0, line.tax_ids]] },
            },
          ]),
        },
      ],
    });
    await attachment('account.move', bill);
    await note('account.move', bill, subtype);
  },
};

let packages = 0;
const sscc = () => `3${run.slice(-6)}${String((packages += 1)).padStart(11, '0')}`;

/** What a raw program is told beforehand. */
async function known(order) {
  const ids = order.order_line;
  const [picking] = order.picking_ids;
  const fields = ['product_id', 'product_uom', 'location_id', 'location_dest_id', 'move_line_ids'];
  const moves = await asAdmin('stock.move', 'search_read', { domain: [['picking_id', '=', picking]], fields });
  const lines = await asAdmin('purchase.order.line', 'read', {
    ids,
    fields: ['product_id', 'product_uom_id', 'tax_ids', 'price_total'],
  });
  const total = lines.reduce((sum, line) => sum + line.price_total, 0).toFixed(2);
  return { ...order, picking, moves, moveLines: moves.flatMap((move) => move.move_line_ids), lines, total };
}

// ---- through the port ---------------------------------------------------------------------------------------------------

const said = (order, quantity) =>
  order.lines.map((line, index) => ({
    ...{ index, orderNumber: order.number, orderLine: line.number, by: 'number', factor: '1', quantity, price: '1.25' },
  }));
const line = (each, more) => ({ number: each.number, quantity: { value: '100', unit: 'EA' }, ...more });

const documents = {
  acknowledgement: (order) => ({
    document: {
      ...{ type: 'order-acknowledgement', number: order.number, orderNumber: order.number, supplierReference: 'SO-1' },
      lines: order.lines.map((each) => ({
        number: each.number,
        commitments: [{ status: 'accepted', quantity: each.quantity, date: '2027-01-25', dateMeans: 'delivery' }],
      })),
    },
    quantity: '100',
  }),
  'ship notice': (order) => ({
    document: {
      ...{ type: 'ship-notice', number: `ASN-${order.number}`, orderNumber: order.number, deliveryDate: '2027-01-18' },
      ...{ trackingNumber: '1Z999', packs: [{ id: 'A', kind: 'carton', sscc: sscc() }] },
      lines: order.lines.map((each) => line(each, { pack: 'A', quantity: { value: '60', unit: 'EA' } })),
    },
    quantity: '60',
  }),
  bill: (order, { total }) => ({
    document: {
      ...{
        type: 'invoice',
        number: `OURS-${order.number}`,
        date: '2027-01-21',
        currency: 'EUR',
        orderNumber: order.number,
        total,
      },
      lines: order.lines.map((each) => line(each, { price: { amount: '1.25' } })),
    },
    quantity: '100',
  }),
};

async function deliver(erp, kind, known) {
  const order = await erp.readOrder(known.name);
  const { document, quantity } = documents[kind](order, known);
  const effects = planEffects({
    ...{ key: randomUUID(), version: 1, document, orders: [order], provenance: noPlaces, previous: [] },
    decision: { outcome: 'deliver', discrepancies: [], lines: said(order, quantity) },
    source: { name: 'document.x12', mediaType: 'application/EDI-X12', length: bytes.length },
  });
  for (const effect of effects) await erp.apply(effect, async () => bytes);
}

// ---- the run ------------------------------------------------------------------------------------------------------------

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

async function timed(work) {
  calls = 0;
  const from = performance.now();
  await work();
  return { ms: performance.now() - from, calls };
}

const goods = await makeGoods();
const [, subtype] = await asAdmin('ir.model.data', 'check_object_reference', { module: 'mail', xml_id: 'mt_note' });
const address = { connection: 'bench', vendor: { ref: `BENCH-${run}` } };
const erp = createOdoo({ name: 'bench', url, db, apiKey, timeoutMs: 60_000, fetch: counted }).erp(address);
let failed = false;
console.log(`Odoo ${connection.version} at ${url}, ${pairs} documents of each kind and way, Node ${process.version}\n`);
for (const kind of Object.keys(raw)) {
  const orders = await Promise.all((await makeOrders(goods, 2 * (pairs + 2))).map(known));
  const measured = [];
  for (let n = 0; n < orders.length; n += 2) {
    // Who goes first changes, so that neither finds the other's warm caches each time.
    const ways = [
      () => timed(() => deliver(erp, kind, orders[n])),
      () => timed(() => raw[kind](orders[n + 1], { ...goods, subtype })),
    ];
    const [first, second] = n % 4 === 0 ? [0, 1] : [1, 0];
    const results = [];
    results[first] = await ways[first]();
    results[second] = await ways[second]();
    if (n >= 4) measured.push(results);
  }
  const ratio = median(measured.map(([ours, theirs]) => theirs.ms / ours.ms));
  const ours = median(measured.map(([each]) => each.ms));
  const theirs = median(measured.map(([, each]) => each.ms));
  const counts = [0, 1].map((way) => median(measured.map((each) => each[way].calls)));
  failed ||= ratio < aim;
  console.log(
    `${kind.padEnd(16)} ours ${ours.toFixed(0)} ms, ${counts[0]} calls   raw ${theirs.toFixed(0)} ms, ${counts[1]} calls   ratio ${ratio.toFixed(2)}${ratio < aim ? `, less than ${aim}` : ''}`,
  );
}
process.exitCode = failed ? 1 : 0;
