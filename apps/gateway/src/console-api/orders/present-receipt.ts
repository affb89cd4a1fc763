import { exceptionChoices } from '@quayside/exchange';
import type { z } from 'zod';
import { presentDispatch } from '../dispatches/present-dispatch.js';
import type { ToldReceipt } from './order-reads.js';
import type { orderDetailShape } from './order-shapes.js';

/** What a partner hears of a receipt, and what can be done where it does not. */
export function presentReceipt({
  receipt: { id, number, usage, doneAt, toldAt },
  dispatch,
  waits,
}: ToldReceipt): z.input<typeof orderDetailShape>['receipts'][number] {
  return {
    ...{ id, number, usage, doneAt: doneAt.toISOString(), toldAt: toldAt?.toISOString() ?? null },
    waits: waits
      ? {
          ...{ exception: waits.id, owner: waits.owner, message: waits.message },
          choices: [...exceptionChoices(waits)],
        }
      : null,
    dispatch: dispatch ? presentDispatch(dispatch) : null,
  };
}
