import type { ErpAddress } from '../model/erp-address.js';
import type { Usage } from '../model/usage.js';
import type { ErpCompany } from '../ports/order-feed.js';
import type { LivePartner } from '../ports/reading.js';

/** A partner that hears of something that the ERP has, as it was agreed, and that ERP. */
export interface InformedPartner<Agreed> {
  readonly live: LivePartner;
  readonly usage: Usage;
  readonly address: ErpAddress;
  readonly agreed: Agreed;
}

/** One connection and company with every partner that hears of what it has. */
export interface InformedCompany<Agreed> {
  readonly name: string;
  readonly company: ErpCompany;
  readonly partners: readonly InformedPartner<Agreed>[];
}

/**
 * Nothing where nothing was agreed. What it hears of is only read: a partner in test hears of the live ERP where it has none for
 * tests.
 */
export function informedPartner<Agreed>(
  live: LivePartner,
  agreed: Agreed | undefined,
): InformedPartner<Agreed> | undefined {
  const { partner } = live;
  const usage = partner.stage;
  const address = partner.erp(usage) ?? partner.erp('live');
  return agreed && address && { live, usage, address, agreed };
}

/** The partners of each connection and company, under the name that its look has. */
export function informedCompanies<Agreed>(
  partners: readonly InformedPartner<Agreed>[],
  nameOf: (address: ErpAddress) => string,
): readonly InformedCompany<Agreed>[] {
  const byName = Map.groupBy(partners, ({ address }) => nameOf(address));
  return [...byName].flatMap(([name, some]) => {
    const [first] = some;
    return first ? [{ name, company: companyOf(first), partners: some }] : [];
  });
}

export function companyOf({ address: { connection, company } }: { readonly address: ErpAddress }): ErpCompany {
  return { connection, ...(company !== undefined && { company }) };
}
