import type { DocumentRow } from '@quayside/exchange';

type Said = Pick<DocumentRow, 'type' | 'decision' | 'document'>;

/** The day on which all of a line is to be there, by the last answer that speaks of it; nothing where it names none. */
export function promisedDay(said: readonly Said[], order: string, orderLine: string): string | undefined {
  for (const { decision, document } of said.toReversed()) {
    if (document?.type !== 'order-acknowledgement') continue;
    const own = (decision?.lines ?? []).filter((each) => each.orderNumber === order && each.orderLine === orderLine);
    if (own.length === 0) continue;
    const days = own.flatMap(
      ({ index }) => document.lines[index]?.commitments?.flatMap(({ date }) => date ?? []) ?? [],
    );
    return days.toSorted().at(-1);
  }
  return undefined;
}
