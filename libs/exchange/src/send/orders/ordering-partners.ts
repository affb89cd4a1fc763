import { ordersOutOf, type OrdersOut } from '@quayside/partners';
import { watchName } from '../../model/watched-order.js';
import type { LivePartner } from '../../ports/reading.js';
import {
  informedCompanies,
  informedPartner,
  type InformedCompany,
  type InformedPartner,
} from '../informed-partners.js';

/** A partner to which orders go out, and the ERP that has them. */
export type OrderingPartner = InformedPartner<OrdersOut>;

/** One connection and company with every partner that gets its orders. */
export type OrderingCompany = InformedCompany<OrdersOut>;

/** Nothing where no orders go out to this partner. */
export function orderingPartner(live: LivePartner): OrderingPartner | undefined {
  return informedPartner(live, ordersOutOf(live.partner));
}

export function orderingCompanies(all: readonly LivePartner[]): readonly OrderingCompany[] {
  return informedCompanies(
    all.flatMap((live) => orderingPartner(live) ?? []),
    watchName,
  );
}
