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
import { readSearch, writeSearch } from '../search-params';
import { theme } from '../theme';

/** Renders something at an address, by its path where that has parameters, with everything around it that pages have. */
export async function show(what: ReactNode, address = '/', path = address.split('?')[0] ?? '/'): Promise<void> {
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
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <RouterProvider router={router as never} />
      </QueryClientProvider>
    </MantineProvider>,
  );
}
