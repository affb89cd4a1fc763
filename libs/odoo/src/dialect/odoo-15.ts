import type { Dialect } from './dialect.js';
import { odoo16 } from './odoo-16.js';
import { termByOption } from './read-term.js';
import { taxAndPayable } from './settle-tax.js';

const { names } = odoo16;

/** Odoo 15, not proven on a real server. Sources: decision 0045. */
export const odoo15: Dialect = {
  ...odoo16,
  version: 15,
  names: {
    ...names,
    models: { ...names.models, 'stock.lot': 'stock.production.lot' },
    fields: {
      ...names.fields,
      'product.supplierinfo': { ...names.fields['product.supplierinfo'], partner_id: 'name' },
      'stock.picking': { move_ids: 'move_lines' },
      'stock.move.line': { ...names.fields['stock.move.line'], reserved_uom_qty: 'product_uom_qty' },
    },
  },
  settleTax: taxAndPayable,
  readTerm: termByOption,
};
