import type { ErpCompany, OrderFeed } from '@quayside/exchange';
import { connectionTo, type Connection, type OdooServer } from '../connection.js';
import { attachmentBytes } from './attachments.js';
import { changedOrders } from './changed-orders.js';
import { lookupsOf } from './lookups.js';
import { orderToSend } from './order-to-send.js';
import { vendorsOf } from './vendors.js';

/** The orders of a company as they are to be sent. What is remembered goes with the server that it is of. */
export function orderFeed(company: ErpCompany, opened: () => Promise<OdooServer>): OrderFeed {
  let last: Known | undefined;
  const known = async () => {
    const server = await opened();
    if (last?.server !== server) last = knownOf(server, company);
    return last;
  };
  return {
    changedOrders: async (vendors, page) => {
      const { server, vendors: all } = await known();
      return changedOrders(server, { partners: await all.find(vendors), vendors: all }, page);
    },
    orderToSend: async (vendor, number, wanted) => {
      const { connection, lookups } = await known();
      return orderToSend(connection(vendor), lookups, { number, attachments: wanted?.attachments ?? false });
    },
    attachment: async (of) => attachmentBytes((await known()).server, of),
  };
}

type Known = ReturnType<typeof knownOf>;

function knownOf(server: OdooServer, company: ErpCompany) {
  const connections = new Map<string, Connection>();
  const connection = (vendor: Parameters<OrderFeed['orderToSend']>[0]) => {
    const key = JSON.stringify([vendor.id, vendor.ref, vendor.vat]);
    const made = connections.get(key) ?? connectionTo(server, { ...company, vendor });
    connections.set(key, made);
    return made;
  };
  return { server, lookups: lookupsOf(server), vendors: vendorsOf(server), connection };
}
