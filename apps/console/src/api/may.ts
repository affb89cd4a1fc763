import { useQuery } from '@tanstack/react-query';
import type { Shapes } from './client';
import { sessionQuery } from './queries';

/** Whether the one who is signed in may ask for something; the gateway says so too, whatever is offered here. */
export function useMay(operation: Shapes['Operation']): boolean {
  const { data } = useQuery(sessionQuery);
  return data?.may.includes(operation) ?? false;
}

/**
 * Whether the one who is signed in settles what waits for an owner. What waits for nobody is settled by who keeps the gateway
 * going and by who brings partners live.
 */
export function useIsMine(owner: string | null): boolean {
  const { data } = useQuery(sessionQuery);
  const mine: readonly string[] = data?.decidesFor ?? [];
  return owner === null ? mine.includes('operations') || mine.includes('onboarding') : mine.includes(owner);
}
