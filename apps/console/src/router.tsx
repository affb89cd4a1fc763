import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { readSearch, text, writeSearch } from './search-params';
import { Shell } from './shell/shell';
import { Lost } from './shell/lost';

const root = createRootRoute({ component: Shell, notFoundComponent: Lost });

const routes = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    component: lazyRouteComponent(() => import('./home/home-page'), 'HomePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/documents',
    validateSearch: text('state', 'partner', 'type', 'order', 'q', 'from', 'until', 'right', 'code'),
    component: lazyRouteComponent(() => import('./documents/documents-page'), 'DocumentsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/documents/$id',
    validateSearch: text('tab'),
    component: lazyRouteComponent(() => import('./document/document-page'), 'DocumentPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/files',
    validateSearch: text('partner', 'q'),
    component: lazyRouteComponent(() => import('./files/files-page'), 'FilesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/files/$id',
    component: lazyRouteComponent(() => import('./files/file-page'), 'FilePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/arrivals/$id',
    component: lazyRouteComponent(() => import('./files/arrival-page'), 'ArrivalPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/exceptions',
    validateSearch: text('scope', 'owner', 'partner', 'code', 'putOff', 'sort', 'limit'),
    component: lazyRouteComponent(() => import('./exceptions/exceptions-page'), 'ExceptionsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/orders',
    validateSearch: text(
      ...(['q', 'partner', 'buyer', 'question', 'from', 'until', 'unbilledSince'] as const),
      ...(['dueFrom', 'dueUntil', 'delivered'] as const),
    ),
    component: lazyRouteComponent(() => import('./orders/orders-page'), 'OrdersPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/orders/$number',
    component: lazyRouteComponent(() => import('./orders/order-page'), 'OrderPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/partners',
    component: lazyRouteComponent(() => import('./partners/partners-page'), 'PartnersPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/partners/$partner',
    component: lazyRouteComponent(() => import('./partners/partner-page'), 'PartnerPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/partners/$partner/scorecard',
    validateSearch: text('from', 'until'),
    component: lazyRouteComponent(() => import('./scorecard/scorecard-page'), 'ScorecardPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/channels',
    component: lazyRouteComponent(() => import('./channels/channels-page'), 'ChannelsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/account',
    component: lazyRouteComponent(() => import('./account/account-page'), 'AccountPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/people',
    component: lazyRouteComponent(() => import('./people/people-page'), 'PeoplePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/audit',
    validateSearch: text('person', 'action', 'partner', 'subject', 'from', 'until'),
    component: lazyRouteComponent(() => import('./audit/audit-page'), 'AuditPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/settings',
    component: lazyRouteComponent(() => import('./settings/settings-page'), 'SettingsPage'),
  }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren(routes),
  basepath: '/console',
  parseSearch: readSearch,
  stringifySearch: writeSearch,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
