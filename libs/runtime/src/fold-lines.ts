import { FoldedLines, type JournalLine, type Ports } from '@quayside/exchange';
import type { Logger } from './log.js';

/** What outsiders may make happen as often as they like. */
export interface Folded {
  /** Of partners, users and who would like to be one: in journal and log. */
  readonly journal: FoldedLines;
  /** Nonsense of strangers that nobody will ever ask for: in the log. */
  readonly log: FoldedLines;
}

const foldMs = 60_000;

/** Counts are written each minute, and what is counted yet at the end. */
export function foldLines(
  store: Ports['store'],
  log: Logger,
): { readonly folded: Folded; flush(): Promise<void>; close(): Promise<void> } {
  const say = ({ kind, row, to, what, partner }: JournalLine) => {
    const line = { event: `${kind}.${to}`, row, partner };
    if (to === 'in') log.info(line, what);
    else log.warn(line, what);
  };
  const folded: Folded = {
    journal: new FoldedLines((line) => {
      say(line);
      return store.commit((tx) => tx.journal(line));
    }),
    log: new FoldedLines((line) => Promise.resolve(say(line))),
  };
  const flush = async () => {
    const lost = (error: unknown) => log.warn({ event: 'journal.folded', err: error }, 'a count is lost');
    await folded.journal.flush().catch(lost);
    await folded.log.flush();
  };
  const timer = setInterval(() => void flush(), foldMs);
  return {
    ...{ folded, flush },
    close: () => {
      clearInterval(timer);
      return flush();
    },
  };
}
