import { receiptsOutOf, type ReceiptsOut } from '@quayside/partners';
import type { ErpAddress } from '../../model/erp-address.js';
import { watchName } from '../../model/watched-order.js';
import type { LivePartner } from '../../ports/reading.js';
import {
  informedCompanies,
  informedPartner,
  type InformedCompany,
  type InformedPartner,
} from '../informed-partners.js';

/** A partner that hears of what was received, and the ERP that knows it. */
export type ReceivingPartner = InformedPartner<ReceiptsOut>;

/** One connection and company with every partner that hears of its receipts. */
export type ReceivingCompany = InformedCompany<ReceiptsOut>;

export function receivingCompanies(all: readonly LivePartner[]): readonly ReceivingCompany[] {
  return informedCompanies(
    all.flatMap((live) => informedPartner(live, receiptsOutOf(live.partner)) ?? []),
    receiptWatch,
  );
}

/** The name of a connection and company in which receipts are looked for. */
export function receiptWatch(address: ErpAddress): string {
  return `receipts:${watchName(address)}`;
}
