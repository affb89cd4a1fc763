import type { Books, DispatchEntry, OutboundEntry } from '../ports/books.js';
import { pageSize, rowsOf } from './pages.js';
import { settle } from './settle.js';
import type { Hole } from '../model/statement.js';
import type { Tally } from './tally.js';

const limit = pageSize;

/** What goes out against its outcomes: everything that is said of an order, and every dispatch with its bytes, has an end or an owner. */
export async function checkOutgoing(books: Books, since: Date | null, tally: Tally): Promise<void> {
  for await (const outbound of rowsOf<OutboundEntry>((after) => books.outbounds({ since, after, limit }))) {
    checkOutbound(outbound, tally);
  }
  for await (const dispatch of rowsOf<DispatchEntry>((after) => books.dispatches({ since, after, limit }))) {
    checkDispatch(dispatch, tally);
  }
}

const words = {
  order: 'Order',
  'order-change': 'The change of order',
  'order-cancellation': 'The cancellation of order',
};

function checkOutbound(outbound: OutboundEntry, tally: Tally): void {
  const { id, partner, kind, orderNumber, version, state, dispatch, dispatchState } = outbound;
  const what = `${words[kind]} ${orderNumber}, version ${version}`;
  const hole = (code: Hole['code'], message: string) => tally.hole({ code, kind: 'outbound', id, partner, message });
  settle('outbound', outbound, what, tally);
  // What a person said to have been sent before a restore has no bytes of ours.
  const isLost = dispatch === null ? state === 'enveloped' : dispatchState === null;
  if (isLost) {
    return hole(
      'nothing-to-send',
      `${what} is ${state}, and there are no bytes of it. Restore them from a backup, or send the order anew from its page.`,
    );
  }
  if (state === 'enveloped' && (dispatchState === 'sent' || dispatchState === 'withdrawn')) {
    hole(
      'not-noted',
      `${what} waits to be sent, but its bytes are ${dispatchState} already. Report this as a fault of Quayside.`,
    );
  }
}

function checkDispatch(dispatch: DispatchEntry, tally: Tally): void {
  const { id, partner, name, size, kept } = dispatch;
  tally.countBytesOut(size);
  settle('dispatch', dispatch, `Dispatch ${name}`, tally);
  if (kept === size) return;
  const message = `Dispatch ${name}: ${size} bytes were to be sent and ${kept} are kept. Put them back from a backup, or send the order anew from its page.`;
  tally.hole({ code: 'bytes-lost', kind: 'dispatch', id, partner, message });
}
