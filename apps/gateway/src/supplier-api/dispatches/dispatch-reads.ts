import type { DispatchRow, Ports } from '@quayside/exchange';
import type { Runtime } from '@quayside/runtime';
import { dispatchesOfAccount } from '@quayside/store';
import type { Account } from '@quayside/partners';

/** Something to send, with the file that it answers. */
export type DispatchFound = DispatchRow & { readonly file: string | null };

/** What is read of dispatches. */
export interface DispatchReads {
  /** What waits for an account, or waited, oldest first; `after` is the id of the last one of the page before. */
  ofAccount(account: Account, page: DispatchPage): Promise<readonly DispatchFound[]>;
  /** Nothing of one that waits while the gateway is paused, or that may have been sent before a backup was restored. */
  find(id: string): Promise<DispatchFound | undefined>;
  bytes(dispatch: DispatchRow): AsyncIterable<Uint8Array>;
}

export interface DispatchPage {
  readonly state: 'ready' | 'sent';
  readonly after?: string | undefined;
  readonly limit: number;
}

export const DISPATCH_READS = Symbol('reads of dispatches');

export function dispatchReads({ store }: Pick<Ports, 'store'>, database: Runtime['database']): DispatchReads {
  return {
    ofAccount: (account, page) => dispatchesOfAccount(database, account, { ...page, channel: 'rest' }),
    async find(id) {
      const row = await store.dispatch(id);
      if (!row || !(await isOnShow(store, row))) return undefined;
      const arrival = row.arrival ? await store.arrival(row.arrival) : undefined;
      return { ...row, file: arrival?.file ?? null };
    },
    bytes: ({ payload }) => store.payloads.read(payload),
  };
}

async function isOnShow(store: Ports['store'], { state }: DispatchRow): Promise<boolean> {
  if (state === 'ready') return (await store.gatewayPause()) === undefined;
  return state !== 'uncertain';
}
