import type { DocumentRow, Reads } from '@quayside/exchange';
import { arrivals } from './arrivals.js';
import { isLater } from './attempts.js';
import { comparedAll, inOrder } from './database/in-order.js';
import type { Rows } from './database/rows.js';
import { keyed } from './database/table.js';
import { documents } from './documents.js';
import { exceptions, hasOpenException } from './exceptions.js';
import { files } from './files.js';

const longestWaiting = 500;
const forOrder: readonly string[] = ['order-unknown', 'order-unconfirmed'];

export function laneReads(rows: Rows): Pick<Reads, 'nextInLane' | 'waitingForOrder'> {
  return {
    async nextInLane(lane, now) {
      const accepted = rows.all(documents, (each) => each.lane === lane && each.state === 'accepted');
      const next = inOrder(
        accepted.filter(({ id }) => !hasOpenException(rows, 'inbound', id)).filter((each) => !waits(rows, each)),
        (each) => [each.filePlace, each.arrivalIndex, each.setIndex, each.partIndex, each.version],
      )[0];
      return next && !isLater(rows, 'document', next.id, now) ? next : undefined;
    },
    async waitingForOrder() {
      const asked = rows.all(
        exceptions,
        ({ subjectKind, code, closedAt }) => subjectKind === 'inbound' && forOrder.includes(code) && closedAt === null,
      );
      const held = asked
        .flatMap(({ subject }) => rows.get(documents, keyed(subject)) ?? [])
        .filter(({ state }) => state === 'held');
      const longest = inOrder(held, ({ receivedAt }) => [receivedAt]).slice(0, longestWaiting);
      return inOrder(longest, ({ filePlace }) => [filePlace]);
    },
  };
}

/** Whether something came before it from the same partner, or through the same mailbox, that is still to be read. */
function waits(rows: Rows, { arrival, partner, filePlace, arrivalIndex }: DocumentRow): boolean {
  const own = rows.get(arrivals, keyed(arrival));
  const box = own && rows.get(files, keyed(own.file));
  const partners = [partner, box?.partner];
  const unread = rows.all(arrivals, (each) => {
    const earlier = comparedAll([each.filePlace, each.index], [filePlace, arrivalIndex]) < 0;
    return each.state === 'received' && earlier && partners.includes(each.partner);
  });
  const unsplit = rows.all(
    files,
    (each) => each.state === 'stored' && comparedAll([each.place], [filePlace]) < 0 && partners.includes(each.partner),
  );
  return (
    unread.some(({ id }) => !hasOpenException(rows, 'arrival', id)) ||
    unsplit.some(({ id }) => !hasOpenException(rows, 'file', id))
  );
}
