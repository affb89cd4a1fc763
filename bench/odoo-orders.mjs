// An Odoo in memory that holds many orders of one supplier, for benchmarks.
import { memoryRecords, seedStandIn, startStandIn } from '../dist/libs/odoo-stand-in/src/index.js';

export const apiKey = 'bench';
const first = 1000;
const stamp = (at) => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

/** So many orders in this state, written one after another long ago. `write` changes the first `count` of them, or all, just now. */
export async function odooWith(orders, state) {
  const records = memoryRecords();
  await seedStandIn({ records });
  const all = records.all();
  const vendor = all.find(({ model, values }) => model === 'res.partner' && values.ref === 'ACME');
  const order = all.find(({ model, values }) => model === 'purchase.order' && values.partner_id === vendor.id);
  const lines = all.filter(({ model, values }) => model === 'purchase.order.line' && values.order_id === order.id);
  const longAgo = Date.now() - 90 * 86_400_000;
  const made = Array.from({ length: orders }, (_, n) => {
    const id = first + n;
    const write_date = stamp(longAgo + n * 100);
    const head = { model: order.model, id, values: { ...order.values, name: `B${id}`, state, write_date } };
    const of = lines.map(({ model, values }, index) => ({
      ...{ model, id: id * 10 + index, values: { ...values, order_id: id, write_date } },
    }));
    return [head, of].flat();
  });
  await records.transaction((tx) => tx.put(made.flat()));
  let calls = 0;
  const counted = { ...records, transaction: (work) => ((calls += 1), records.transaction(work)) };
  const { url, close } = await startStandIn({ records: counted, apiKey });
  const write = (values, count = orders) =>
    records.transaction(async (tx) => {
      const rows = (await tx.table('purchase.order')).filter(({ id }) => id >= first && id < first + count);
      const now = { ...values, write_date: stamp(Date.now()) };
      await tx.put(rows.map((row) => ({ ...row, values: { ...row.values, ...now } })));
    });
  return { url, close, write, calls: () => calls };
}
