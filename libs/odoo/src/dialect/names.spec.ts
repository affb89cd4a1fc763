import { expect, it } from 'vitest';
import type { Body } from '../wire/transport.js';
import { renamed } from './names.js';
import { odoo14 } from './odoo-14.js';
import { odoo18 } from './odoo-18.js';

/** What a call becomes on its way, and what its answer does on its way back. */
async function translated(dialect: typeof odoo14, model: string, method: string, body: Body, answer: unknown = true) {
  const seen: unknown[] = [];
  const wire = renamed(async (...call) => {
    seen.push(...call);
    return { ok: true, value: answer };
  }, dialect.names);
  return { seen, answer: await wire(model, method, body) };
}

it('asks for fields by the names of the version, and answers in those of Odoo 19', async () => {
  const fields = ['product_uom_id', 'product_qty', 'discount'];
  const rows = [{ id: 4, product_uom: [1, 'Units'], product_qty: 3 }];
  const { seen, answer } = await translated(odoo14, 'purchase.order.line', 'read', { ids: [4], fields }, rows);
  expect(seen).toEqual(['purchase.order.line', 'read', { ids: [4], fields: ['product_uom', 'product_qty'] }]);
  expect(answer).toEqual({ ok: true, value: [{ id: 4, product_uom_id: [1, 'Units'], product_qty: 3, discount: 0 }] });
});

it('follows the path of a domain through other models', async () => {
  const domain = ['|', ['order_line.product_uom_id', '=', 1], ['acknowledged', '=', true]];
  const { seen } = await translated(odoo14, 'purchase.order', 'search', { domain });
  const there = ['|', ['order_line.product_uom', '=', 1], ['mail_reminder_confirmed', '=', true]];
  expect(seen[2]).toEqual({ domain: there });
});

it('writes records and what hangs on them', async () => {
  const vals = {
    acknowledged: true,
    order_line: [
      [1, 4, { product_uom_id: 2 }],
      [2, 5, 0],
      [0, 0, { tax_ids: [] }],
    ],
  };
  const { seen } = await translated(odoo14, 'purchase.order', 'write', { ids: [2], vals });
  const lines = [
    [1, 4, { product_uom: 2 }],
    [2, 5, 0],
    [0, 0, { taxes_id: [] }],
  ];
  expect(seen[2]).toEqual({ ids: [2], vals: { mail_reminder_confirmed: true, order_line: lines } });
});

it('loads tables by the columns of the version', async () => {
  const fields = ['id', 'move_ids/product_id/.id', 'move_ids/quantity'];
  const { seen } = await translated(odoo14, 'stock.picking', 'load', { fields, data: [] });
  expect(seen[2]).toEqual({ fields: ['id', 'move_lines/product_id/.id', 'move_lines/quantity_done'], data: [] });
});

it('names models as the version does', async () => {
  expect((await translated(odoo14, 'stock.package', 'search', { domain: [] })).seen[0]).toBe('stock.quant.package');
});

it('translates a tree both ways', async () => {
  const specification = { locked: {}, order_line: { fields: { product_uom_id: { fields: { factor: {} } } } } };
  const there = { records: [{ id: 1, order_line: [{ id: 2, product_uom: { id: 3, factor_inv: 12 } }] }] };
  const { seen, answer } = await translated(odoo18, 'purchase.order', 'web_search_read', { specification }, there);
  expect(seen[2]).toEqual({
    specification: { order_line: { fields: { product_uom: { fields: { factor_inv: {} } } } } },
  });
  const lines = [{ id: 2, product_uom_id: { id: 3, factor: 12 } }];
  expect(answer).toEqual({ ok: true, value: { records: [{ id: 1, locked: false, order_line: lines }] } });
});
