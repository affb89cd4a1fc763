import type { Partner } from '@quayside/partners';
import type { ErpAddress } from './erp-address.js';
import type { Usage } from './usage.js';

/**
 * What must be delivered one after another: Odoo connection + company + commercial vendor. Odoo fails on parallel bills of
 * one vendor, and a supplier's second word must not overtake its first.
 */
export function laneOf(partner: Partner, usage: Usage): string {
  const address = partner.erp(usage);
  return address ? laneName(address) : `rehearsal/${partner.id}`;
}

function laneName({ connection, company, vendor }: ErpAddress): string {
  return [connection, company ?? 'default', vendor.ref ?? vendor.vat ?? vendor.id ?? 'any'].join('/');
}

/** The name under which health and retries know an ERP connection. */
export function systemOf(address: ErpAddress): string {
  return `odoo:${address.connection}`;
}
