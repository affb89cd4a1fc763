import {
  billTotal,
  type CanonicalDocument,
  type DeliverableDocument,
  isDeliverable,
  type Order,
  orderNumbers,
  type PriceCatalogue,
  type ShipNotice,
} from '@quayside/canonical';
import { dayIn } from '@quayside/partners';
import type { LocalDate } from '@quayside/std';
import {
  match,
  matchCatalogue,
  type Decision,
  type MatchOptions,
  namedAccounts,
  type PricedProduct,
  type TypedBill,
} from '@quayside/matching';
import { ledgerKeyOf } from '../model/business-key.js';
import type { Effect } from '../model/effect.js';
import type { ErpAddress } from '../model/erp-address.js';
import type { DocumentRow } from '../model/rows.js';
import type { Erp } from '../ports/erp.js';
import type { Ports } from '../ports/ports.js';
import type { LivePartner } from '../ports/reading.js';
import { announcedBy, lessAnnounced, shippedBefore } from './announced.js';
import { sourceOf } from './document-source.js';

/** What changes something in the ERP once it is decided. */
export type WeighedDocument = DeliverableDocument | PriceCatalogue;

export function isWeighed(document: CanonicalDocument): document is WeighedDocument {
  return document.type === 'price-catalogue' || isDeliverable(document);
}

interface Beside {
  readonly row: DocumentRow;
  readonly live: LivePartner;
  readonly address: ErpAddress;
}

/** A document beside what the ERP has of the same matter now, and what was decided about it before. */
export type Weighed = WeighedWithOrders | WeighedWithPrices;

export interface WeighedWithPrices extends Beside {
  readonly document: PriceCatalogue;
  /** The vendor's price list, and products of ours that it may be about. */
  readonly products: readonly PricedProduct[];
  readonly today: LocalDate;
}

export interface WeighedWithOrders extends Beside {
  readonly document: DeliverableDocument;
  readonly orders: readonly Order[];
  readonly history: NonNullable<MatchOptions['history']>;
  readonly before: NonNullable<MatchOptions['before']>;
  readonly pieces?: NonNullable<MatchOptions['pieces']>;
  /** The vendor's bank accounts, where the document names some. */
  readonly accounts?: readonly string[];
  /** Bills that may be this document, typed by hand. */
  readonly bills?: readonly TypedBill[];
}

/** Reads fresh what a document is compared with. Throws Unavailable when the ERP is away. */
export async function weigh(
  ports: Ports,
  row: DocumentRow,
  document: WeighedDocument,
  live: LivePartner,
  address: ErpAddress,
): Promise<Weighed> {
  if (document.type !== 'price-catalogue') return weighWithOrders(ports, row, document, live, address);
  const products = await ports.erp(address).priceList(document.lines.map(({ item }) => item));
  const today = dayIn(live.partner.profile.timeZone, ports.clock.now());
  return { row, document, live, address, products, today };
}

/** The orders of a document, and what earlier answers settled. */
async function weighWithOrders(
  ports: Ports,
  row: DocumentRow,
  document: DeliverableDocument,
  live: LivePartner,
  address: ErpAddress,
): Promise<WeighedWithOrders> {
  const erp = ports.erp(address);
  const orders = await readOrders(erp, document);
  const delivered = await ports.store.deliveredOn(
    row.partner,
    row.usage,
    orders.map((each) => each.number),
  );
  const history = delivered.flatMap(({ type, decision }) =>
    type === 'order-acknowledgement' && decision ? [decision] : [],
  );
  if (document.type !== 'ship-notice') {
    const billing = await billingFor(erp, document, orders);
    return { row, document, live, address, orders, history, before: [], ...billing };
  }
  const notices = delivered.filter(
    ({ type, businessKey }) => type === 'ship-notice' && businessKey !== row.businessKey,
  );
  const announced = await announcedBy(ports, erp, notices, orders);
  const before = shippedBefore(announced, orders);
  const pieces = await piecesElsewhere(erp, row, document);
  return {
    row,
    document,
    live,
    address,
    orders: orders.map((each) => lessAnnounced(each, announced)),
    history,
    before,
    pieces,
  };
}

async function readOrders(erp: Erp, document: DeliverableDocument): Promise<readonly Order[]> {
  const orders: Order[] = [];
  for (const number of orderNumbers(document)) {
    const order = await erp.readOrder(number);
    if (order) orders.push(order);
  }
  return orders;
}

/** Where Odoo has packages and pieces of a notice, but for what the notice itself has announced before. */
async function piecesElsewhere(
  erp: Erp,
  row: DocumentRow,
  { packs, lines }: ShipNotice,
): Promise<NonNullable<MatchOptions['pieces']>> {
  const packages = packs.flatMap(({ sscc }) => sscc ?? []);
  const serials = lines.flatMap((line) => line.serials ?? []);
  if (packages.length + serials.length === 0) return [];
  return erp.knownPieces({ packages, serials, by: { key: ledgerKeyOf(row), version: row.version } });
}

/** What a bill is compared with beside its orders. The vendor's bank accounts are asked for only where it names some. */
async function billingFor(
  erp: Erp,
  document: DeliverableDocument,
  orders: readonly Order[],
): Promise<Pick<WeighedWithOrders, 'accounts' | 'bills'>> {
  if (document.type !== 'invoice' && document.type !== 'credit-note') return {};
  const { type, number } = document;
  const sought = { type, number, total: billTotal(document), orders: orders.map((each) => each.number) };
  const [accounts, bills] = await Promise.all([
    namedAccounts(document).length > 0 ? erp.vendorAccounts() : undefined,
    erp.typedBills(sought),
  ]);
  return { bills, ...(accounts && { accounts }) };
}

/** What a document means for its orders, or for the price list, with what a person settled. */
export function decisionOn(weighed: Weighed, settled: Pick<MatchOptions, 'acceptAsIs' | 'settlement'>): Decision {
  const { live } = weighed;
  if ('products' in weighed) return matchCatalogue(weighed.document, weighed, live.partner.matching, settled);
  const { document, orders, history, before, pieces = [], accounts, bills } = weighed;
  const known = { ...(accounts && { accounts }), ...(bills && { bills }) };
  return match(document, orders, live.partner.matching, { ...settled, history, before, pieces, ...known });
}

/** The changes that a decision makes: what is shown before it is taken is what is applied after it. */
export async function planOf(ports: Ports, weighed: Weighed, decision: Decision): Promise<readonly Effect[]> {
  const { row, document, address } = weighed;
  const key = ledgerKeyOf(row);
  const applied = await ports.store.appliedEffects(key);
  // What somebody deleted in the ERP is made again.
  const previous = applied.length === 0 ? [] : await ports.erp(address).standing(applied);
  return ports.planEffects({
    key,
    version: row.version,
    document,
    decision,
    orders: 'orders' in weighed ? weighed.orders : [],
    provenance: row.provenance,
    source: sourceOf(row),
    previous: previous.map((each) => each.effect),
  });
}
