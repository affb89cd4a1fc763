import type { ProbeStep } from '@quayside/exchange';

/** What people do with channels. */
export interface ChannelDesk {
  test(account: string): Promise<readonly ProbeStep[]>;
  pause(account: string, by: string): Promise<void>;
  resume(account: string, by: string): Promise<void>;
  unlock(account: string, by: string): Promise<void>;
  approveHostKey(account: string, fingerprint: string, by: string): Promise<void>;
}

export const CHANNEL_DESK = Symbol('channel desk');
