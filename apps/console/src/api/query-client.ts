import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './client';
import { sessionQuery } from './queries';

/** A session that ended shows the sign-in page where the reader stands; a refusal is not asked again. */
export function makeQueryClient(): QueryClient {
  const signedOut = (error: unknown) => {
    if (error instanceof ApiProblem && error.status === 401) client.setQueryData(sessionQuery.queryKey, null);
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: signedOut }),
    mutationCache: new MutationCache({ onError: signedOut }),
    defaultOptions: { queries: { staleTime: 5_000, retry: (count, error) => count < 2 && worthAsking(error) } },
  });
  return client;
}

function worthAsking(error: unknown): boolean {
  return !(error instanceof ApiProblem) || error.status === 0 || error.status >= 500;
}
