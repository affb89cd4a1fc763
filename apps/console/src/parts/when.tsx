import { Tooltip } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { exact, relative } from '../words/dates';

/** One clock for the whole page: relative times move on together, every half minute. */
let now = new Date();
const listeners = new Set<() => void>();
setInterval(() => {
  now = new Date();
  for (const tell of listeners) tell();
}, 30_000);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

interface Props {
  readonly at: string | null;
  /** Whether it is still to come. What was, is never said to be: two clocks may differ a little. */
  readonly ahead?: boolean;
}

/** A time as people say it; the exact one, with its zone, on hover. */
export function When({ at, ahead = false }: Props) {
  const clock = useSyncExternalStore(subscribe, () => now);
  if (at === null) return <span>never</span>;
  const date = new Date(at);
  return (
    <Tooltip label={exact(date)} openDelay={150}>
      <time dateTime={at}>{relative(date, clock > date || ahead ? clock : date)}</time>
    </Tooltip>
  );
}
