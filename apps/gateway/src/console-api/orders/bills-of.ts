import { Refused, Unavailable, type ErpAddress, type Ports } from '@quayside/exchange';
import type { OrderListed } from '@quayside/store';
import type { BillsOfOrder } from './order-reads.js';

/** Asks the Odoo that has the order. One that is away, or lets us read no bills, is no reason to fail. */
export async function billsOf(
  ports: Pick<Ports, 'partners' | 'erp'>,
  listed: Pick<OrderListed, 'partner' | 'connection' | 'number' | 'order'>,
): Promise<BillsOfOrder> {
  const address = await addressOf(ports, listed);
  if (!address) return { known: false, why: 'The profile of the partner does not name the Odoo that has the order.' };
  const erp = ports.erp(address);
  try {
    const bills = await erp.billsOn(listed.number);
    return { known: true, order: listed.order, bills: bills.map((each) => ({ ...each, url: erp.url(each.record) })) };
  } catch (error) {
    if (!(error instanceof Unavailable || error instanceof Refused)) throw error;
    return { known: false, why: error.message };
  }
}

async function addressOf(
  { partners }: Pick<Ports, 'partners'>,
  { partner: id, connection }: Pick<OrderListed, 'partner' | 'connection'>,
): Promise<ErpAddress | undefined> {
  const partner = (await partners.byId(id))?.partner;
  return [partner?.erp('live'), partner?.erp('test')].find((each) => each?.connection === connection);
}
