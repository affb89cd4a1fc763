import { z } from 'zod';
import type { Transport } from './wire/transport.js';

/** What the bills of a vendor have where their order says nothing else. */
export interface Invoicing {
  /** The contact for invoices below the vendor, as Odoo's own bills have it; the vendor itself where it has none. */
  readonly contact: number;
  readonly term: number | undefined;
}

const addresses = z.looseObject({ invoice: z.union([z.number(), z.literal(false)]) });
const many2one = z.union([z.tuple([z.number(), z.string()]), z.literal(false)]);
const terms = z.array(z.object({ property_supplier_payment_term_id: many2one }));

export async function findInvoicing(transport: Transport, vendor: number): Promise<Invoicing> {
  const ids = [vendor];
  const fields = ['property_supplier_payment_term_id'];
  const [{ invoice }, [found]] = await Promise.all([
    transport.call('res.partner', 'address_get', { ids, adr_pref: ['invoice'] }, addresses),
    transport.call('res.partner', 'read', { ids, fields }, terms),
  ]);
  const term = found?.property_supplier_payment_term_id;
  return { contact: invoice || vendor, term: term ? term[0] : undefined };
}
