import { sentUncertain } from '../pause/pause-gateway.js';
import type { OutboundRow } from '../model/outbound-row.js';
import type { Choice } from './choosing.js';

/** The choices that what is said of an order offers now, by the exception that is open for it. */
export function outboundChoices({ state }: Pick<OutboundRow, 'state'>, code?: string): readonly Choice[] {
  switch (state) {
    case 'held':
      return code === sentUncertain ? ['send', 'was-sent'] : ['process-again', 'withdraw'];
    case 'rejected':
      return ['process-again', 'withdraw'];
    case 'drafted':
      return ['withdraw'];
    default:
      return [];
  }
}
