import type { BusinessKey } from '@quayside/exchange';
import { createHash } from 'node:crypto';

/** Which document an effect is of, and which version of it. */
export interface Business {
  readonly key: BusinessKey;
  readonly version: number;
}

/** Which effect of a document: "note", or "lines" with what tells several of them apart. */
export interface Which {
  readonly effect: string;
  readonly part?: string;
}

/**
 * The key of an effect: the same for the same business key, version and effect, however often it is planned. Letters,
 * digits and underscores only, so that Odoo takes it for the name of an external id.
 */
export function effectKey(business: Business, which: Which): string {
  return keyOf(which.effect, [business.key, String(business.version), which.effect, which.part ?? '']);
}

/** The key under which a ship notice fills the receipts of an order; those of their lines begin with it. */
export function receiptKey(business: Business, orderNumber: string): string {
  return effectKey(business, { effect: 'receipt', part: orderNumber });
}

/** A key that Odoo takes for the name of an external id, whatever the parts have in them. */
function keyOf(what: string, parts: readonly string[]): string {
  return `${what}_${digest(parts)}`;
}

/** The external id of a package: one for a business key and SSCC, so that a revision meets the package it made. */
export function packageKey(businessKey: BusinessKey, sscc: string): string {
  return keyOf('package', [businessKey, sscc]);
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24);
}
