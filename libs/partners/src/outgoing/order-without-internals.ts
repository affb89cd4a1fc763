import type { ChangedLine, Order, OrderChange, OrderLine } from '@quayside/canonical';
import { compare, zero } from '@quayside/std';

/** What of an order goes to a supplier. */
export type SentOrder = Order | OrderChange;

/** An order with the lines of which something is ordered. */
export function withWantedLines(document: SentOrder): SentOrder {
  if (document.type === 'order-change') return document;
  return { ...document, lines: document.lines.filter(({ quantity }) => compare(quantity.value, zero) !== 0) };
}

/** An order without what only we know of it: how far it is, how its items are kept, and where its attachments are found. */
export function orderWithoutInternals(document: SentOrder): SentOrder {
  if (document.type === 'order-change') {
    const { attachments: _, ...told } = document;
    return { ...told, lines: document.lines.map(lineWithoutInternals) };
  }
  const { state: _, acknowledged: __, attachments: ___, ...said } = document;
  return { ...said, lines: document.lines.map(lineWithoutInternals) };
}

function lineWithoutInternals<Line extends OrderLine | ChangedLine>(line: Line): Line {
  const { received: _, announced: __, billed: ___, isService: ____, tracking: _____, packs: ______, ...said } = line;
  return said as Line;
}
