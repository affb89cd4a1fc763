import type { Dialect } from './dialect.js';
import { activityOrMessage } from './find-activity.js';
import { odoo19 } from './odoo-19.js';

/** Odoo 18, not proven on a real server. Sources: decision 0045. */
export const odoo18: Dialect = {
  ...odoo19,
  version: 18,
  proven: false,
  // JSON-2 begins with Odoo 19.
  wire: 'json-rpc',
  names: {
    models: { 'stock.package': 'stock.quant.package' },
    fields: {
      'purchase.order': { acknowledged: 'mail_reminder_confirmed', note: 'notes' },
      'purchase.order.line': { product_uom_id: 'product_uom', tax_ids: 'taxes_id' },
      'product.supplierinfo': { product_uom_id: 'product_uom' },
      'product.product': { uom_ids: 'packaging_ids' },
      'product.packaging': { factor: 'qty' },
      // A dozen is 0.083 of a unit there, 12 in Odoo 19: the field beside it is the other way round.
      'uom.uom': { factor: 'factor_inv' },
    },
    // A locked order has a state of its own there.
    absent: { 'purchase.order': { locked: false, incoterm_location: false } },
    relations: { ...odoo19.names.relations, uom_ids: 'product.packaging' },
  },
  packsAreUnits: false,
  findActivity: activityOrMessage,
};
