import { inEachCase } from '@quayside/canonical';
import type { Applied, Effect, Erp, ErpAddress, ErpCompany, OrderFeed, ReceiptFeed } from '@quayside/exchange';
import { assertNever } from '@quayside/std';
import { z } from 'zod';
import { altered } from './altered/altered.js';
import { addLine } from './apply/add-line.js';
import { ask } from './apply/ask.js';
import { attach } from './apply/attach.js';
import { cancelOrder } from './apply/cancel-order.js';
import { confirm } from './apply/confirm.js';
import { createBill } from './apply/create-bill.js';
import { foresee } from './apply/foresee.js';
import { note } from './apply/note.js';
import { announcedOn } from './apply/announced-on.js';
import { addPrice, changePrice } from './apply/price-entry.js';
import { receive } from './apply/receive.js';
import { standing } from './apply/standing.js';
import { takeBack } from './apply/take-back.js';
import { settleTotal } from './apply/settle-total.js';
import { connectionTo, openServer, type Connection, type OdooServer, type OdooServerOptions } from './connection.js';
import { knownPieces } from './known-pieces.js';
import { pathOfNew, pathOfOld } from './dialect/record-path.js';
import { orderFeed } from './feed/order-feed.js';
import { userOf } from './inspect.js';
import { readBills } from './read-bills.js';
import { orderDomain, readOrder, readOrders } from './read-order.js';
import { readPriceList } from './read-price-list.js';
import { receiptFeed } from './receipts/receipt-feed.js';
import { remembered } from './remembered.js';
import { typedBills } from './typed-bills.js';
import { siteOf } from './wire/http.js';

/** One connection to an Odoo, for one vendor. */
export interface OdooErpOptions extends OdooServerOptions {
  readonly address: ErpAddress;
}

/** Odoo behind the Erp port, for one vendor. */
export function createOdooErp({ address, ...options }: OdooErpOptions): Erp {
  return createOdoo(options).erp(address);
}

/** One Odoo behind the ports: for each of its vendors, and for the orders and receipts of each of its companies. */
export interface Odoo {
  erp(address: ErpAddress): Erp;
  orders(company: ErpCompany): OrderFeed;
  receipts(company: ErpCompany): ReceiptFeed;
}

/**
 * One Odoo. Its version is found when it is first spoken to, and asked again after a while; what all vendors have in common is
 * asked once.
 */
export function createOdoo(options: OdooServerOptions): Odoo {
  const servers = remembered((company) =>
    openServer({ ...options, ...(company === '' ? {} : { company: Number(company) }) }),
  );
  // What a feed has asked for of a company it keeps: it is made once.
  const madeOnce = <Feed>(make: (company: ErpCompany, opened: () => Promise<OdooServer>) => Feed) => {
    const feeds = new Map<string, Feed>();
    return (company: ErpCompany) => {
      const key = companyOf(options, company);
      const feed = feeds.get(key) ?? make(company, () => servers(key));
      feeds.set(key, feed);
      return feed;
    };
  };
  return {
    erp: (address) => erpFor(options, address, servers),
    orders: madeOnce(orderFeed),
    receipts: madeOnce(receiptFeed),
  };
}

/** The company of the connection comes before that of the profile; "" where neither names one. */
function companyOf(options: OdooServerOptions, { company }: ErpCompany): string {
  return String(options.company ?? company ?? '');
}

function erpFor(
  options: OdooServerOptions,
  address: ErpAddress,
  servers: (company: string) => Promise<OdooServer>,
): Erp {
  let last: { readonly server: OdooServer; readonly connection: Connection } | undefined;
  const connected = async () => {
    const server = await servers(companyOf(options, address));
    if (last?.server !== server) last = { server, connection: connectionTo(server, address) };
    return last.connection;
  };
  // Odoo 14 to 18 ask for a login; the addresses of old ones are right for new ones too, not the other way round.
  const unasked = options.login === undefined ? pathOfNew : pathOfOld;
  return {
    readOrder: async (number) => readOrder(await connected(), number),
    orders: async (page) => readOrders(await connected(), page),
    knownOrders: async (numbers) => knownOrders(await connected(), numbers),
    announced: async (number) => announcedOn(await connected(), number),
    billsOn: async (number) => readBills(await connected(), number),
    vendorAccounts: async () => vendorAccounts(await connected()),
    knownPieces: async (of) => knownPieces(await connected(), of),
    typedBills: async (of) => typedBills(await connected(), of),
    priceList: async (items) => readPriceList(await connected(), items),
    standing: async (applied) => standing(await connected(), applied),
    altered: async (written) => altered(await connected(), written),
    foresee: async (effects) => foresee(await connected(), effects),
    apply: async (effect, source) => apply(await connected(), effect, source),
    check: async () => check(await connected(), options.login),
    url: (record) => siteOf(options.url) + (last?.server.dialect.path ?? unasked)(record),
  };
}

function apply(connection: Connection, effect: Effect, source: () => Promise<Uint8Array>): Promise<Applied> {
  switch (effect.action) {
    case 'attach':
      return attach(connection, effect, source);
    case 'write':
      return write(connection, effect);
    case 'note':
      return note(connection, effect);
    case 'ask':
      return ask(connection, effect);
    case 'cancel':
      return cancelOrder(connection, effect);
    case 'take-back':
      return takeBack(connection, effect);
    case 'receive':
      return receive(connection, effect);
    case 'create':
      return create(connection, effect);
    default:
      return assertNever(effect.action);
  }
}

function write(connection: Connection, effect: Effect): Promise<Applied> {
  if (effect.model === 'product.supplierinfo') return changePrice(connection, effect);
  return effect.model === 'account.move' ? settleTotal(connection, effect) : confirm(connection, effect);
}

function create(connection: Connection, effect: Effect): Promise<Applied> {
  if (effect.model === 'product.supplierinfo') return addPrice(connection, effect);
  return effect.model === 'purchase.order.line' ? addLine(connection, effect) : createBill(connection, effect);
}

async function knownOrders(connection: Connection, numbers: readonly string[]): Promise<readonly string[]> {
  if (numbers.length === 0) return [];
  const found = await connection.transport.call(
    'purchase.order',
    'search_read',
    {
      domain: [
        ...(await orderDomain(connection, [...new Set(numbers.flatMap(inEachCase))])),
        // A request is none yet.
        ['state', 'in', ['purchase', 'done', 'cancel']],
      ],
      fields: ['name'],
    },
    z.array(z.object({ name: z.string() })),
  );
  const names = new Set(found.map((each) => each.name));
  return numbers.filter((number) => inEachCase(number).some((each) => names.has(each)));
}

async function vendorAccounts(connection: Connection): Promise<readonly string[]> {
  const domain = [['partner_id', 'child_of', await connection.vendor()]];
  const body = { domain, fields: ['acc_number'] };
  const shape = z.array(z.object({ acc_number: z.string() }));
  return (await connection.transport.call('res.partner.bank', 'search_read', body, shape)).map(
    (each) => each.acc_number,
  );
}

async function check(connection: Connection, login: string | undefined) {
  const { transport, version, dialect } = connection;
  // Asks for what every delivery begins with: a key that works may still be of a user without the rights.
  await transport.call('purchase.order', 'search_count', { domain: [] }, z.number());
  const proof = dialect.proven ? '' : ' (not proven on a real server)';
  return { version: `${version}${proof}`, user: await userOf(connection, login) };
}
