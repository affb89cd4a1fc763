import type { Clock } from '@quayside/std';
import type { Backlogs } from './backlogs.js';
import type { Channels } from './channel.js';
import type { ErpAddress } from '../model/erp-address.js';
import type { Erp, PlanEffects } from './erp.js';
import type { PartnerBook, Reading } from './reading.js';
import type { Store } from './store.js';
import type { Wrappers } from './wrappers.js';

/** What is needed to look after channels: no reading, no ERP. */
export type ChannelPorts = Omit<Ports, 'reading' | 'erp' | 'planEffects' | 'wrappers' | 'backlogs'>;

/** All that the journeys need of the world. */
export interface Ports {
  readonly store: Store;
  readonly reading: Reading;
  readonly partners: PartnerBook;
  readonly channels: Channels;
  readonly wrappers: Wrappers;
  readonly backlogs: Backlogs;
  erp(address: ErpAddress): Erp;
  readonly planEffects: PlanEffects;
  readonly clock: Clock;
  /** Jitter: a number from 0 up to 1. */
  random(): number;
  /** A fresh id for a row. */
  id(): string;
}
