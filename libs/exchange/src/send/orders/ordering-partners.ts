import { ordersOutOf, type OrdersOut, type Partner } from '@quayside/partners';
import type { ErpAddress } from '../../model/erp-address.js';
import type { Usage } from '../../model/usage.js';
import { watchName } from '../../model/watched-order.js';
import type { ErpCompany } from '../../ports/order-feed.js';
import type { LivePartner } from '../../ports/reading.js';

/** A partner to which orders go out, and the ERP that has them. */
export interface OrderingPartner {
  readonly live: LivePartner;
  readonly usage: Usage;
  readonly address: ErpAddress;
  readonly agreed: OrdersOut;
}

/** One connection and company with every partner that gets its orders. */
export interface OrderingCompany {
  readonly name: string;
  readonly company: ErpCompany;
  readonly partners: readonly OrderingPartner[];
}

/** Nothing where no orders go out to this partner. */
export function orderingPartner(live: LivePartner): OrderingPartner | undefined {
  const { partner } = live;
  const agreed = ordersOutOf(partner);
  const usage = partner.stage;
  const address = addressOf(partner, usage);
  return agreed && address && { live, usage, address, agreed };
}

/** Orders are only read: a partner in test gets those of the live ERP where it has none for tests. */
function addressOf(partner: Partner, usage: Usage): ErpAddress | undefined {
  return partner.erp(usage) ?? partner.erp('live');
}

export function orderingCompanies(all: readonly LivePartner[]): readonly OrderingCompany[] {
  const partners = all.flatMap((live) => orderingPartner(live) ?? []);
  const byName = Map.groupBy(partners, ({ address }) => watchName(address));
  return [...byName].map(([name, some]) => ({ name, company: companyOf(some), partners: some }));
}

function companyOf([first]: readonly OrderingPartner[]): ErpCompany {
  if (!first) throw new TypeError('a company without partners');
  const { connection, company } = first.address;
  return { connection, ...(company !== undefined && { company }) };
}
