import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { listen } from '../api/live';
import { sessionQuery } from '../api/queries';
import { SignInPage } from './sign-in-page';
import { WelcomePage, welcomePath } from './welcome-page';
import { Unreachable } from './unreachable';

/** Shows the console to whoever is signed in, and the sign-in page, at the same address, to everybody else. */
export function Session({ children }: { readonly children: ReactNode }) {
  const { data: session, error, refetch } = useQuery(sessionQuery);
  const client = useQueryClient();
  const user = session?.user;
  useEffect(() => (user === undefined ? undefined : listen(client)), [client, user]);
  // A link to set a password is followed by who cannot sign in yet.
  if (location.pathname === welcomePath) return <WelcomePage />;
  if (session === undefined) return error ? <Unreachable error={error} again={() => void refetch()} /> : null;
  return session === null ? <SignInPage /> : children;
}
