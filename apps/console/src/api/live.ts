import type { QueryClient } from '@tanstack/react-query';
import { sessionQuery } from './queries';

/** A line of the event stream: something changed. Event streams have no place in OpenAPI, so this is said here. */
interface Change {
  readonly kind: string;
}

/** Changes come in bursts (one file makes a dozen moves); pages ask once for all of them. */
const gatherMs = 300;

/** Queries that a change of a row of this kind may have made old, by the first word of their key. */
const shownIn: Readonly<Record<string, readonly string[]>> = {
  file: ['home', 'files', 'file', 'channels', 'exceptions'],
  arrival: ['home', 'files', 'file', 'arrival', 'exceptions'],
  inbound: ['home', 'documents', 'document', 'file', 'arrival', 'orders', 'order', 'exceptions'],
  effect: ['document', 'order', 'orders'],
  dispatch: ['document', 'arrival', 'channels', 'exceptions'],
  channel: ['channels', 'exceptions', 'home'],
  login: ['channels'],
  account: [],
  release: ['home', 'partners', 'settings'],
  system: ['pause', 'home', 'settings', 'exceptions'],
};
const everything = ['home', 'documents', 'document', 'files', 'file', 'arrival', 'exceptions', 'orders', 'order'];

export function keysFor(kind: string): readonly string[] {
  return shownIn[kind] ?? everything;
}

/** Listens to the gateway until told to stop. What is on show is asked again; where it stands is the pages' business. */
export function listen(client: QueryClient): () => void {
  const gathered = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = () => {
    timer = undefined;
    for (const key of gathered) void client.invalidateQueries({ queryKey: [key] });
    gathered.clear();
  };
  const source = new EventSource('/api/events');
  source.onmessage = ({ data }: MessageEvent<string>) => {
    const change = JSON.parse(data) as Change;
    for (const key of keysFor(change.kind)) gathered.add(key);
    timer ??= setTimeout(ask, gatherMs);
  };
  // A stream that was refused is not tried again: the session is over, and the page is no longer the reader's.
  source.onerror = () => {
    if (source.readyState === source.CLOSED) void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
