import type { Dialect } from './dialect.js';
import { odoo17 } from './odoo-17.js';
import { termByMonths } from './read-term.js';
import { readByLevel } from './read-tree.js';

const { names } = odoo17;

/** Odoo 16, not proven on a real server. Sources: decision 0045. */
export const odoo16: Dialect = {
  ...odoo17,
  version: 16,
  names: {
    ...names,
    fields: {
      ...names.fields,
      'stock.move': { quantity: 'quantity_done' },
      'stock.move.line': { quantity: 'qty_done' },
    },
    absent: {
      ...names.absent,
      'purchase.order.line': { discount: 0 },
      'stock.move.line': { picked: false },
    },
  },
  reserves: true,
  readTerm: termByMonths,
  readTree: readByLevel({
    ...names.relations,
    currency_id: 'res.currency',
    picking_type_id: 'stock.picking.type',
    warehouse_id: 'stock.warehouse',
    partner_id: 'res.partner',
    tax_ids: 'account.tax',
    lot_id: 'stock.lot',
    result_package_id: 'stock.package',
    invoice_repartition_line_ids: 'account.tax.repartition.line',
  }),
};
