import { orderNumbers, type DeliverableDocument, type Order } from '@quayside/canonical';
import { match, type Decision, type MatchOptions, namedAccounts } from '@quayside/matching';
import { ledgerKeyOf } from '../model/business-key.js';
import type { Effect } from '../model/effect.js';
import type { ErpAddress } from '../model/erp-address.js';
import type { DocumentRow } from '../model/rows.js';
import type { Erp } from '../ports/erp.js';
import type { Ports } from '../ports/ports.js';
import type { LivePartner } from '../ports/reading.js';
import { announcedBy, lessAnnounced, shippedBefore } from './announced.js';
import { sourceOf } from './document-source.js';

/** A document beside its orders as they are now, and what was decided about them before. */
export interface Weighed {
  readonly row: DocumentRow;
  readonly document: DeliverableDocument;
  readonly live: LivePartner;
  readonly address: ErpAddress;
  readonly orders: readonly Order[];
  readonly history: NonNullable<MatchOptions['history']>;
  readonly before: NonNullable<MatchOptions['before']>;
  /** The vendor's bank accounts, where the document names some. */
  readonly accounts?: readonly string[];
}

/** Reads the orders of a document fresh, and what earlier answers settled. Throws Unavailable when the ERP is away. */
export async function weigh(
  ports: Ports,
  row: DocumentRow,
  document: DeliverableDocument,
  live: LivePartner,
  address: ErpAddress,
): Promise<Weighed> {
  const erp = ports.erp(address);
  const orders: Order[] = [];
  for (const number of orderNumbers(document)) {
    const order = await erp.readOrder(number);
    if (order) orders.push(order);
  }
  const delivered = await ports.store.deliveredOn(
    row.partner,
    row.usage,
    orders.map((each) => each.number),
  );
  const history = delivered.flatMap(({ type, decision }) =>
    type === 'order-acknowledgement' && decision ? [decision] : [],
  );
  if (document.type !== 'ship-notice') {
    const accounts = await accountsFor(erp, document);
    return { row, document, live, address, orders, history, before: [], ...accounts };
  }
  const notices = delivered.filter(
    ({ type, businessKey }) => type === 'ship-notice' && businessKey !== row.businessKey,
  );
  const announced = await announcedBy(ports, erp, notices, orders);
  const before = shippedBefore(announced, orders);
  return {
    row,
    document,
    live,
    address,
    orders: orders.map((each) => lessAnnounced(each, announced)),
    history,
    before,
  };
}

/** The vendor's bank accounts: asked for only where a document names some. */
async function accountsFor(erp: Erp, document: DeliverableDocument): Promise<Pick<Weighed, 'accounts'>> {
  return namedAccounts(document).length > 0 ? { accounts: await erp.vendorAccounts() } : {};
}

/** What a document means for its orders, with what a person settled. */
export function decisionOn(weighed: Weighed, settled: Pick<MatchOptions, 'acceptAsIs' | 'settlement'>): Decision {
  const { document, orders, live, history, before, accounts } = weighed;
  const known = accounts ? { accounts } : {};
  return match(document, orders, live.partner.matching, { ...settled, history, before, ...known });
}

/** The changes that a decision makes: what is shown before it is taken is what is applied after it. */
export async function planOf(ports: Ports, weighed: Weighed, decision: Decision): Promise<readonly Effect[]> {
  const { row, document, orders, address } = weighed;
  const key = ledgerKeyOf(row);
  const applied = await ports.store.appliedEffects(key);
  // What somebody deleted in the ERP is made again.
  const previous = applied.length === 0 ? [] : await ports.erp(address).standing(applied);
  return ports.planEffects({
    key,
    version: row.version,
    document,
    decision,
    orders,
    provenance: row.provenance,
    source: sourceOf(row),
    previous: previous.map((each) => each.effect),
  });
}
