import type { GatewayPause, Uncertain } from '@quayside/exchange';
import type { BehindPause } from '@quayside/store';

/** What people do about the gateway as a whole. */
export interface PauseDesk {
  /** The pause with what waits behind it; nothing while the gateway is not paused. */
  now(): Promise<(GatewayPause & BehindPause) | undefined>;
  pause(by: string, reason: string): Promise<void>;
  resume(by: string, uncertain: Uncertain): Promise<void>;
}

export const PAUSE_DESK = Symbol('the pause of the gateway');
