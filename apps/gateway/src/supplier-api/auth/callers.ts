import { networkOf, noteWrongKey, plainAddress, type Ports, type WrongKeyPorts } from '@quayside/exchange';
import type { TokenIssuer } from '@quayside/runtime';
import type { RequestLimit, Requests, Spent } from '@quayside/store';
import type { Problem } from '../../server/problem.js';
import { authenticate, type AuthPorts, type Shown } from './authenticate.js';
import type { Caller } from './caller.js';
import { tokenVerifier } from './token-verifier.js';

/** What is asked about whoever calls. */
export interface Callers {
  /** Whose request it is. Throws a Problem that says what to do. */
  whose(shown: Shown): Promise<Caller>;
  /**
   * Notes that an address showed nothing of ours, and why; says when it is worth to try again, if it should wait. Throws TooBusy.
   */
  noteWrong(address: string, refusal: Pick<Problem, 'detail' | 'aside'>): Promise<Date | undefined>;
  /** Counts a request of `who` against its limit, over all processes. */
  count(who: string, limit: RequestLimit): Promise<Spent>;
  isPaused(caller: Caller): Promise<boolean>;
  /** Remembers that its key was used now. */
  noteUse(caller: Caller): Promise<void>;
}

export const CALLERS = Symbol('callers');

/** Callers by the live profiles, and by the tokens of one issuer where that was agreed. */
export function callersBy(
  { partners, clock, store }: Pick<Ports, 'partners' | 'clock' | 'store'>,
  requests: Pick<Requests, 'count' | 'noteKeyUse'>,
  issuer: TokenIssuer | undefined,
  { exposure, ...wrongKeys }: Omit<WrongKeyPorts, 'store' | 'clock'> & Pick<AuthPorts, 'exposure'>,
): Callers {
  const tokens = issuer && tokenVerifier(issuer);
  return {
    whose: (shown) => authenticate({ partners, clock, exposure }, tokens, shown),
    noteWrong: (from, { detail, aside }) => {
      const address = plainAddress(from);
      return noteWrongKey(
        { store, clock, ...wrongKeys },
        {
          ...{ address, network: networkOf(address), why: aside ?? detail },
          topic: aside === undefined ? 'key' : 'published',
        },
      );
    },
    count: (who, limit) => requests.count(who, limit),
    isPaused: async ({ channel }) => Boolean((await store.channel(channel.account))?.pausedAt),
    noteUse: async ({ key }) => key && requests.noteKeyUse(key.id, clock.now()),
  };
}
