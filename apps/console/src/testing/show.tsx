import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import type { Shapes } from '../api/client';
import { sessionQuery } from '../api/queries';
import { readSearch, writeSearch } from '../search-params';
import { theme } from '../theme';

/** Somebody who may do everything. */
export const anybody: Shapes['Session'] = {
  ...{
    user: 'ines',
    displayName: 'Ines Sommer',
    csrf: 'a-token-of-hers',
    roles: ['admin'],
    narrowed: false,
    prices: true,
  },
  decidesFor: ['procurement', 'warehouse', 'quality', 'finance', 'onboarding', 'operations'],
  may: [
    ...(['sendOrder', 'sendAgain', 'pausePartner', 'resumePartner', 'pauseGateway', 'resumeGateway'] as const),
    ...(['pauseChannel', 'testChannel', 'listPeople', 'invitePerson', 'getSettings', 'getBillsOfOrder'] as const),
  ],
};

function clientFor(session: Shapes['Session']): QueryClient {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(sessionQuery.queryKey, session);
  return client;
}

/** Renders something at an address, by its path where that has parameters, with everything around it that pages have. */
export async function show(
  what: ReactNode,
  address = '/',
  path = address.split('?')[0] ?? '/',
  session: Shapes['Session'] = anybody,
): Promise<void> {
  const root = createRootRoute();
  const page = createRoute({ getParentRoute: () => root, path, component: () => what });
  const router = createRouter({
    routeTree: root.addChildren([page]),
    history: createMemoryHistory({ initialEntries: [address] }),
    parseSearch: readSearch,
    stringifySearch: writeSearch,
  });
  await router.load();
  render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={clientFor(session)}>
        <RouterProvider router={router as never} />
      </QueryClientProvider>
    </MantineProvider>,
  );
}
