import type { Order } from '@quayside/canonical';
import type { AdvisedReceipt, DocumentRow, ExceptionRow, OrderBill, PartnerPause, Ports } from '@quayside/exchange';
import { dayIn } from '@quayside/partners';
import type { Runtime } from '@quayside/runtime';
import {
  countOrders,
  deliveredFor,
  openOfOrderItself,
  orderNamedBy,
  orders,
  threadOfOrder,
  versionsOfOrder,
  type DocumentListed,
  type ExceptionListed,
  type OrderFilter,
  type OrderListed,
  type OrderNamed,
  type OrderVersion,
} from '@quayside/store';
import { openDispatch, type OpenDispatch } from '../dispatches/present-dispatch.js';
import { billsOf } from './bills-of.js';
import type { Sight } from '../vocabulary/sight.js';
import { partnerNameReads, type PartnerNameReads } from '../vocabulary/partner-ref.js';

/** What is read of orders. */
export interface OrderReads extends PartnerNameReads {
  /** Those last read come first. */
  list(filter: AskedOrders & Sight): Promise<readonly OrderListed[]>;
  /** How many there are, over all pages; no more than `mostCounted` are counted. */
  count(filter: AskedOrders & Sight): Promise<number>;
  /** Nothing, if no document speaks of it either. */
  whole(number: string, sight: Sight): Promise<WholeOrder | undefined>;
  /** What Odoo has of bills on it at this moment; nothing, if the order is not known. */
  bills(number: string, sight: Sight): Promise<BillsOfOrder | undefined>;
}

/** A bill, and where a person opens it. */
export type BillToOpen = OrderBill & { readonly url: string };

/** The bills on an order, or why they cannot be told. */
export type BillsOfOrder =
  | { readonly known: true; readonly order: Order; readonly bills: readonly BillToOpen[] }
  | { readonly known: false; readonly why: string };

/** What a person asks for: which day it is, the gateway knows. */
export type AskedOrders = Omit<OrderFilter, 'today' | 'timeZone' | 'number'>;

/** More than so many orders are not counted: nobody looks at them one by one. */
export const mostCounted = 10_000;

export const ORDER_READS = Symbol('reads of orders');

/** A version of what was said of an order, with its bytes once it has them. */
export interface SaidVersion {
  readonly version: OrderVersion;
  readonly dispatch: OpenDispatch | undefined;
}

/** What a partner hears of a receipt, with its bytes once it has them, and what keeps it from going. */
export interface ToldReceipt {
  readonly receipt: AdvisedReceipt;
  readonly dispatch: OpenDispatch | undefined;
  readonly waits: ExceptionRow | undefined;
}

interface Known {
  readonly listed: OrderListed;
  readonly versions: readonly SaidVersion[];
  readonly receipts: readonly ToldReceipt[];
  /** What has reached Odoo of what the partner said about it, oldest first. */
  readonly said: readonly DocumentRow[];
  readonly pause: PartnerPause | undefined;
  /** What waits for people of the order itself, or is late of it. */
  readonly waits: readonly ExceptionListed[];
}

/** An order as it was last read, or who speaks of it where it never was, and its thread. */
export type WholeOrder = (Known | { readonly listed: undefined; readonly namedBy: readonly OrderNamed[] }) & {
  readonly number: string;
  readonly thread: readonly DocumentListed[];
};

type ReadingPorts = Pick<Ports, 'partners' | 'store' | 'clock' | 'erp'>;

export function orderReads(ports: ReadingPorts, database: Runtime['database'], timeZone: string): OrderReads {
  const { partners, store, clock } = ports;
  const here = (filter: AskedOrders) => ({ ...filter, timeZone, today: dayIn(timeZone, clock.now()) });
  const withBytes = async (version: OrderVersion): Promise<SaidVersion> => {
    return { version, dispatch: await bytesOf(store, version.dispatch) };
  };
  return {
    ...partnerNameReads(partners),
    list: (filter) => orders(database, here(filter)),
    count: (filter) => countOrders(database, here(filter), mostCounted),
    async bills(number, { among }) {
      const [listed] = await orders(database, { number, among, limit: 1 });
      return listed && billsOf(ports, listed);
    },
    async whole(number, { among }) {
      const [listed] = await orders(database, { number, among, limit: 1 });
      if (listed) {
        const { partner } = listed;
        return {
          ...{ number, listed, thread: await threadOfOrder(database, partner, number) },
          versions: await Promise.all((await versionsOfOrder(database, partner, number)).map(withBytes)),
          receipts: await receiptsOf(store, partner, number),
          said: await deliveredFor(database, partner, [number]),
          pause: await store.partnerPause(partner),
          waits: await openOfOrderItself(database, partner, number),
        };
      }
      const namedBy = await orderNamedBy(database, number, among);
      if (namedBy.length === 0) return undefined;
      const threads = await Promise.all(namedBy.map(({ partner }) => threadOfOrder(database, partner, number)));
      return { number, listed, namedBy, thread: threads.flat() };
    },
  };
}

async function bytesOf(store: Ports['store'], id: string | null): Promise<OpenDispatch | undefined> {
  const row = id === null ? undefined : await store.dispatch(id);
  return row && openDispatch(store.payloads, row);
}

/** Of what was received before the partner hears of receipts there is nothing to show. */
async function receiptsOf(store: Ports['store'], partner: string, number: string): Promise<readonly ToldReceipt[]> {
  const all = await store.receiptsOf(partner, number);
  return Promise.all(
    all
      .filter(({ earlier }) => !earlier)
      .map(async (receipt) => {
        const [waits] = await store.openExceptions('receipt', receipt.id);
        return { receipt, waits, dispatch: await bytesOf(store, receipt.dispatch) };
      }),
  );
}
