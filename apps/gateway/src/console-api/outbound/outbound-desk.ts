import type { Asked, PartnerPause, WantedOrder } from '@quayside/exchange';

/** What people do about the orders that go out. */
export interface OutboundDesk {
  sendSameAgain(id: string, asked: Asked): Promise<void>;
  sendAnew(id: string, asked: Asked): Promise<void>;
  askForOrder(wanted: WantedOrder, asked: Asked): Promise<void>;
  /** Nothing while the partner is not paused. */
  pauseOf(partner: string): Promise<PartnerPause | undefined>;
  pause(partner: string, asked: Asked): Promise<void>;
  resume(partner: string, asked: Asked): Promise<void>;
}

export const OUTBOUND_DESK = Symbol('orders that go out');
