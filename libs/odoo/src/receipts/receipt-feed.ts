import type { ErpAddress, ErpCompany, ReceiptFeed } from '@quayside/exchange';
import { connectionTo, type OdooServer } from '../connection.js';
import { vendorsOf } from '../feed/vendors.js';
import { adviceOf } from './advice-of.js';
import { doneReceipts } from './done-receipts.js';

/** What a company has received of its orders. What is remembered goes with the server that it is of. */
export function receiptFeed(company: ErpCompany, opened: () => Promise<OdooServer>): ReceiptFeed {
  let last: ReturnType<typeof knownOf> | undefined;
  const known = async () => {
    const server = await opened();
    if (last?.server !== server) last = knownOf(server, company);
    return last;
  };
  return {
    receiptsDone: async (vendors, page) => {
      const { server, vendors: all } = await known();
      return doneReceipts(server, { partners: await all.find(vendors), vendors: all }, page);
    },
    adviceOf: async (vendor, { key }) => adviceOf((await known()).connection(vendor), key),
  };
}

function knownOf(server: OdooServer, company: ErpCompany) {
  const connection = (vendor: ErpAddress['vendor']) => connectionTo(server, { ...company, vendor });
  return { server, vendors: vendorsOf(server), connection };
}
