import { Unavailable } from '@quayside/exchange';
import { z } from 'zod';
import { wireTo, type OdooServerOptions } from './connection.js';
import { createTransport, systemName } from './wire/transport.js';

/** What an Odoo has, as far as Quayside uses it: models with the types of their fields, in the names of that version. No data. */
export interface Recording {
  readonly version: string;
  /** "many2one purchase.order", "char", by field; null where there is no such model. */
  readonly models: Readonly<Record<string, Readonly<Record<string, string>> | null>>;
}

/** Models of any version from 14 to 19; those that a version does not have are recorded as missing. */
const recordedModels = [
  'account.move',
  'account.move.line',
  'account.payment.term',
  'account.tax',
  'ir.attachment',
  'mail.activity',
  'mail.message',
  'product.packaging',
  'product.product',
  'product.supplierinfo',
  'product.uom',
  'purchase.order',
  'purchase.order.line',
  'res.currency',
  'res.partner',
  'stock.lot',
  'stock.move',
  'stock.move.line',
  'stock.package',
  'stock.picking',
  'stock.picking.type',
  'stock.production.lot',
  'stock.quant.package',
  'stock.warehouse',
  'uom.uom',
];

const described = z.record(z.string(), z.object({ type: z.string(), relation: z.string().optional() }));

/** Asks the server itself, past every dialect. */
export async function recordServer(options: OdooServerOptions, version: string): Promise<Recording> {
  const { wire, conflict } = await wireTo(options);
  const transport = createTransport(options, wire, conflict);
  const models: Record<string, Record<string, string> | null> = {};
  for (const model of recordedModels) {
    const answer = await transport.ask(model, 'fields_get', { attributes: ['type', 'relation'] });
    models[model] = answer.ok ? typesIn(answer.value) : null;
  }
  if (models['purchase.order'] === null) {
    throw new Unavailable(systemName(options), 'Odoo shows this user no purchase orders: nothing can be recorded');
  }
  return { version, models };
}

function typesIn(value: unknown): Record<string, string> {
  const fields = Object.entries(described.parse(value)).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    fields.map(([name, { type, relation }]) => [name, relation === undefined ? type : `${type} ${relation}`]),
  );
}
