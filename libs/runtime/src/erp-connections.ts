import { Unavailable, type Erp, type ErpAddress } from '@quayside/exchange';
import { createOdoo, type Odoo } from '@quayside/odoo';
import type { OdooConnection } from './config.js';

/** The name of the connection that is always the stand-in, whatever else is configured. */
export const demoConnection = 'demo';

/** A bill can take Odoo seconds under load; after this long the outcome counts as unknown and is asked for again. */
const callTimeoutMs = 90_000;

/** One Erp for each connection, company and vendor, made when it is first asked for; a connection is opened once for all. */
export function erpConnections(connections: () => readonly OdooConnection[]): (address: ErpAddress) => Erp {
  const known = new Map<string, Erp>();
  const opened = new Map<string, Odoo>();
  return (address) => {
    const key = JSON.stringify([address.connection, address.company, address.vendor]);
    const odoo = opened.get(address.connection) ?? connect(connections(), address.connection);
    if (!odoo) return notConfigured(address.connection);
    opened.set(address.connection, odoo);
    const erp = known.get(key) ?? odoo.erp(address);
    known.set(key, erp);
    return erp;
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
    throw new Unavailable(`odoo:${name}`, connectionMissing(name));
  };
  const later = async () => refuse();
  return {
    readOrder: later,
    orders: later,
    knownOrders: later,
    vendorAccounts: later,
    foresee: later,
    standing: later,
    announced: later,
    apply: later,
    check: later,
    url: refuse,
  };
}

/** What to do about a connection that a profile names and nobody has set. */
export function connectionMissing(name: string): string {
  const prefix = name === 'default' ? 'ODOO' : `ODOO_${name.toUpperCase()}`;
  return `no Odoo connection "${name}" is configured: set ${prefix}_URL, ${prefix}_DB and ${prefix}_API_KEY`;
}
