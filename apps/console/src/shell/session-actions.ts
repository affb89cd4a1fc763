import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import { sessionQuery } from '../api/queries';

/** Ends the session here and at the gateway, and forgets what it showed. */
export function useLeaving(): () => void {
  const client = useQueryClient();
  const leaving = useMutation({
    mutationFn: () => answered(api.DELETE('/api/session')),
    onSuccess: ({ next }) => {
      // Who came by the identity provider leaves it too: else the next click would let anybody in again.
      if (next !== null) location.assign(next);
    },
    onSettled: () => {
      client.setQueryData(sessionQuery.queryKey, null);
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    },
  });
  return () => leaving.mutate();
}

/** Light or dark: the system's choice until the reader makes one, which is remembered. */
export function useColours(): { readonly dark: boolean; readonly turn: () => void } {
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  return { dark, turn: () => setColorScheme(dark ? 'light' : 'dark') };
}
