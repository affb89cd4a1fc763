import { goesOutBy, type DispatchRow } from '@quayside/exchange';
import { assertNever } from '@quayside/std';

/** How far a dispatch has come, in the words of its channel: "ready in out/", "put on the partner's server". */
export function dispatchStanding({ state, channel }: Pick<DispatchRow, 'state' | 'channel'>): string {
  switch (state) {
    case 'ready':
      return goesOutBy(channel).waiting;
    case 'sent':
      return goesOutBy(channel).sent;
    case 'uncertain':
      return 'may have been sent';
    case 'withdrawn':
      return 'withdrawn';
    default:
      return assertNever(state);
  }
}
