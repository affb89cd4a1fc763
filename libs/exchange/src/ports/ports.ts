import type { Clock } from '@quayside/std';
import type { Backlogs } from './backlogs.js';
import type { Channels } from './channel.js';
import type { ErpAddress } from '../model/erp-address.js';
import type { Erp, PlanEffects } from './erp.js';
import type { ErpCompany, OrderFeed, OrderSearch } from './order-feed.js';
import type { ReceiptFeed } from './receipt-feed.js';
import type { PartnerBook, Reading } from './reading.js';
import type { Store } from './store.js';
import type { Wrappers } from './wrappers.js';

/** What is needed to look after channels: no reading, no ERP. */
export type ChannelPorts = Omit<
  Ports,
  'reading' | 'erp' | 'orders' | 'receipts' | 'orderSearch' | 'planEffects' | 'wrappers' | 'backlogs'
>;

/** All that the journeys need of the world. */
export interface Ports {
  readonly store: Store;
  readonly reading: Reading;
  readonly partners: PartnerBook;
  readonly channels: Channels;
  readonly wrappers: Wrappers;
  readonly backlogs: Backlogs;
  erp(address: ErpAddress): Erp;
  /** The orders of a company, as they are to be sent. */
  orders(company: ErpCompany): OrderFeed;
  /** What a company has received of its orders. */
  receipts(company: ErpCompany): ReceiptFeed;
  readonly orderSearch: OrderSearch;
  readonly planEffects: PlanEffects;
  readonly clock: Clock;
  /** Jitter: a number from 0 up to 1. */
  random(): number;
  /** A fresh id for a row. */
  id(): string;
}
