import { receiptsOutOf, type ReceiptsOut } from '@quayside/partners';
import type { ErpAddress } from '../../model/erp-address.js';
import type { Usage } from '../../model/usage.js';
import { watchName } from '../../model/watched-order.js';
import type { ErpCompany } from '../../ports/order-feed.js';
import type { LivePartner } from '../../ports/reading.js';

/** A partner that hears of what was received, and the ERP that knows it. */
export interface ReceivingPartner {
  readonly live: LivePartner;
  readonly usage: Usage;
  readonly address: ErpAddress;
  readonly agreed: ReceiptsOut;
}

/** One connection and company with every partner that hears of its receipts. */
export interface ReceivingCompany {
  readonly name: string;
  readonly company: ErpCompany;
  readonly partners: readonly ReceivingPartner[];
}

/** Nothing where this partner does not hear of receipts. They are only read: one in test hears of those of the live ERP. */
export function receivingPartner(live: LivePartner): ReceivingPartner | undefined {
  const { partner } = live;
  const agreed = receiptsOutOf(partner);
  const usage = partner.stage;
  const address = partner.erp(usage) ?? partner.erp('live');
  return agreed && address && { live, usage, address, agreed };
}

export function receivingCompanies(all: readonly LivePartner[]): readonly ReceivingCompany[] {
  const partners = all.flatMap((live) => receivingPartner(live) ?? []);
  const byName = Map.groupBy(partners, ({ address }) => receiptWatch(address));
  return [...byName].flatMap(([name, some]) => {
    const [first] = some;
    return first ? [{ name, company: companyOf(first), partners: some }] : [];
  });
}

export function companyOf({ address: { connection, company } }: ReceivingPartner): ErpCompany {
  return { connection, ...(company !== undefined && { company }) };
}

/** The name of a connection and company in which receipts are looked for. */
export function receiptWatch(address: ErpAddress): string {
  return `receipts:${watchName(address)}`;
}
