import type { GatewayPause, Obstacle, Resuming } from '@quayside/exchange';
import type { BehindPause } from '@quayside/store';

/** A pause, what waits behind it, and what keeps it from being lifted. */
export type PauseNow = GatewayPause & BehindPause & { readonly obstacle?: Obstacle | undefined };

/** What people do about the gateway as a whole. */
export interface PauseDesk {
  /** The pause with what waits behind it; nothing while the gateway is not paused. */
  now(): Promise<PauseNow | undefined>;
  pause(by: string, reason: string): Promise<void>;
  /** Throws NotReconciled after a restore. */
  resume(by: string, how: Resuming): Promise<void>;
}

export const PAUSE_DESK = Symbol('the pause of the gateway');
