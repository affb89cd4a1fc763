import {
  Unavailable,
  type Erp,
  type ErpAddress,
  type OrderFeed,
  type Ports,
  type ReceiptFeed,
} from '@quayside/exchange';
import { createOdoo, type Odoo } from '@quayside/odoo';
import type { OdooConnection } from './config.js';

/** The name of the connection that is always the stand-in, whatever else is configured. */
export const demoConnection = 'demo';

/** A bill can take Odoo seconds under load; after this long the outcome counts as unknown and is asked for again. */
const callTimeoutMs = 90_000;

/** One Erp for each connection, company and vendor, made when it is first asked for; a connection is opened once for all. */
export function erpConnections(
  connections: () => readonly OdooConnection[],
): Pick<Ports, 'erp' | 'orders' | 'receipts'> {
  const known = new Map<string, Erp>();
  const opened = new Map<string, Odoo>();
  const openedFor = (connection: string) => {
    const odoo = opened.get(connection) ?? connect(connections(), connection);
    if (odoo) opened.set(connection, odoo);
    return odoo;
  };
  return {
    erp(address: ErpAddress) {
      const key = JSON.stringify([address.connection, address.company, address.vendor]);
      const odoo = openedFor(address.connection);
      if (!odoo) return notConfigured(address.connection);
      const erp = known.get(key) ?? odoo.erp(address);
      known.set(key, erp);
      return erp;
    },
    orders: (company) => openedFor(company.connection)?.orders(company) ?? noOrders(company.connection),
    receipts: (company) => openedFor(company.connection)?.receipts(company) ?? noReceipts(company.connection),
  };
}

function connect(connections: readonly OdooConnection[], name: string): Odoo | undefined {
  const found = connections.find((each) => each.name === name);
  if (!found) return undefined;
  const { url, database: db, login, apiKey } = found;
  const user = { apiKey, ...(login === undefined ? {} : { login }) };
  return createOdoo({ name, url, db, ...user, timeoutMs: callTimeoutMs });
}

/** A profile may name a connection before the operator has set it: its documents wait, and say for what. */
function notConfigured(name: string): Erp {
  const refuse = (): never => {
    throw missing(name);
  };
  const later = async () => refuse();
  return {
    readOrder: later,
    orders: later,
    knownOrders: later,
    billsOn: later,
    vendorAccounts: later,
    typedBills: later,
    knownPieces: later,
    priceList: later,
    foresee: later,
    standing: later,
    announced: later,
    altered: later,
    apply: later,
    check: later,
    url: refuse,
  };
}

function noOrders(name: string): OrderFeed {
  const later = () => Promise.reject(missing(name));
  return { changedOrders: later, orderToSend: later, attachment: later };
}

function noReceipts(name: string): ReceiptFeed {
  const later = () => Promise.reject(missing(name));
  return { receiptsDone: later, adviceOf: later };
}

function missing(name: string): Unavailable {
  return new Unavailable(`odoo:${name}`, connectionMissing(name));
}

/** What to do about a connection that a profile names and nobody has set. */
export function connectionMissing(name: string): string {
  const prefix = name === 'default' ? 'ODOO' : `ODOO_${name.toUpperCase()}`;
  return `no Odoo connection "${name}" is configured: set ${prefix}_URL, ${prefix}_DB and ${prefix}_API_KEY`;
}
