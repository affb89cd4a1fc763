import { useQuery } from '@tanstack/react-query';
import type { Shapes } from '../api/client';
import { sessionQuery } from '../api/queries';

/** Who decides by comparing with the order. The others begin with the bytes. */
const comparing: ReadonlySet<string> = new Set(['procurement', 'warehouse', 'quality', 'finance']);

/** Whether the comparison with the order comes before the bytes: for who decides by it, and where such a decision is awaited of them. */
export function useMatchingFirst({ matching, exception }: Shapes['DocumentDetail']): boolean {
  const { data } = useQuery(sessionQuery);
  const mine: readonly string[] = data?.decidesFor ?? [];
  if (matching.outcome === null) return false;
  const isAwaited = exception !== null && comparing.has(exception.owner) && mine.includes(exception.owner);
  return isAwaited || (mine.length > 0 && mine.every((each) => comparing.has(each)));
}
