import { FoldedJournal, type Ports } from '@quayside/exchange';
import type { Logger } from './log.js';

const foldMs = 60_000;

/** What outsiders may make happen as often as they like, in journal and log: counts are written each minute and at the end. */
export function foldJournal(
  store: Ports['store'],
  log: Logger,
): { readonly folded: FoldedJournal; close(): Promise<void> } {
  const folded = new FoldedJournal(store, ({ kind, row, to, what, partner }) => {
    const line = { event: `${kind}.${to}`, row, partner };
    if (to === 'in') log.info(line, what);
    else log.warn(line, what);
  });
  const flush = () =>
    folded.flush().catch((error: unknown) => log.warn({ event: 'journal.folded', err: error }, 'a count is lost'));
  const timer = setInterval(() => void flush(), foldMs);
  return {
    folded,
    close: () => {
      clearInterval(timer);
      return flush();
    },
  };
}
