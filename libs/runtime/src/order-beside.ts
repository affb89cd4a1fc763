import type { Order } from '@quayside/canonical';
import type { ErpAddress } from '@quayside/exchange';
import type { BesideGateway } from './beside-gateway.js';
import type { Config } from './config.js';
import { erpConnections } from './erp-connections.js';
import { openStandIn, withStandIn } from './open-stand-in.js';

/** An order whole, as it would be sent, whether a gateway runs or not; nothing where this vendor has none of that number. */
export async function orderBeside(
  config: Config,
  { database }: BesideGateway,
  { connection, company, vendor }: ErpAddress,
  { number, attachments }: { readonly number: string; readonly attachments: boolean },
): Promise<Order | undefined> {
  const standIn = await openStandIn(database);
  try {
    const connections = withStandIn(config.odoo, standIn.connection);
    const { orders } = erpConnections(() => connections);
    return await orders({ connection, ...(company !== undefined && { company }) }).orderToSend(vendor, number, {
      attachments,
    });
  } finally {
    await standIn.close();
  }
}
