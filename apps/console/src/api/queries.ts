import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api, ApiProblem, carryCsrfToken, type Shapes } from './client';

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Shapes['Session'] | null> => {
    try {
      const session = await answered(api.GET('/api/session'));
      carryCsrfToken(session.csrf);
      return session;
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: Infinity,
});

export const homeQuery = queryOptions({ queryKey: ['home'], queryFn: () => answered(api.GET('/api/home')) });

export interface DocumentFilter {
  readonly state?: string;
  readonly partner?: string;
  readonly type?: string;
  readonly order?: string;
  readonly q?: string;
  readonly from?: string;
  readonly until?: string;
  readonly right?: string;
  readonly code?: string;
}

export const documentsQuery = (filter: DocumentFilter) =>
  infiniteQueryOptions({
    queryKey: ['documents', filter],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      answered(api.GET('/api/documents', { params: { query: { ...filter, ...before(pageParam) } } })),
    getNextPageParam: ({ next }) => next,
  });

export const documentQuery = (id: string) =>
  queryOptions({
    queryKey: ['document', id],
    queryFn: () => answered(api.GET('/api/documents/{id}', { params: { path: { id } } })),
  });

/** What accepting a held document would change in Odoo, by the order as it is now. */
export const previewQuery = (id: string, settlement: Shapes['Settlement']) =>
  queryOptions({
    queryKey: ['preview', id, settlement],
    queryFn: () =>
      answered(api.POST('/api/documents/{id}/preview', { params: { path: { id } }, body: { settlement } })),
    staleTime: 0,
    retry: false,
    placeholderData: (before: Shapes['Preview'] | undefined) => before,
  });

/** What refusing a held document would tell its partner, and how. */
export const refusalQuery = (id: string, reason: string) =>
  queryOptions({
    queryKey: ['refusal', id, reason],
    queryFn: () => answered(api.GET('/api/documents/{id}/refusal', { params: { path: { id }, query: { reason } } })),
    staleTime: 0,
    retry: false,
    placeholderData: (before: Shapes['RefusalPreview'] | undefined) => before,
  });

/** The fields of a long document behind those that its page begins with. They never change. */
export const moreFieldsQuery = (id: string, from: number | null) =>
  infiniteQueryOptions({
    queryKey: ['more-fields', id],
    initialPageParam: from ?? 0,
    queryFn: ({ pageParam }) =>
      answered(api.GET('/api/documents/{id}/fields', { params: { path: { id }, query: { from: pageParam } } })),
    getNextPageParam: ({ next }) => next,
    enabled: false,
  });

/** The raw text of a long document behind that which its page begins with. */
export const moreSourceQuery = (id: string, from: Shapes['Source']['next']) =>
  infiniteQueryOptions({
    queryKey: ['more-source', id],
    initialPageParam: from ?? { offset: 0, number: 1 },
    queryFn: ({ pageParam }) =>
      answered(api.GET('/api/documents/{id}/source', { params: { path: { id }, query: pageParam } })),
    getNextPageParam: ({ next }) => next,
    enabled: false,
  });

export const filesQuery = (filter: { readonly partner?: string; readonly q?: string }) =>
  infiniteQueryOptions({
    queryKey: ['files', filter],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      answered(api.GET('/api/files', { params: { query: { ...filter, ...before(pageParam) } } })),
    getNextPageParam: ({ next }) => next,
  });

export const fileQuery = (id: string) =>
  queryOptions({
    queryKey: ['file', id],
    queryFn: () => answered(api.GET('/api/files/{id}', { params: { path: { id } } })),
  });

export const arrivalQuery = (id: string) =>
  queryOptions({
    queryKey: ['arrival', id],
    queryFn: () => answered(api.GET('/api/arrivals/{id}', { params: { path: { id } } })),
  });

/** The days of a scorecard, as they stand in the address; without them the gateway says which. */
export interface ScorecardDays {
  readonly from?: string;
  readonly until?: string;
}

export const scorecardQuery = (partner: string, days: ScorecardDays) =>
  queryOptions({
    queryKey: ['scorecard', partner, days],
    queryFn: () =>
      answered(api.GET('/api/partners/{partner}/scorecard', { params: { path: { partner }, query: days } })),
  });

/** Filters of orders, as they stand in the address. */
export interface OrderFilter {
  readonly q?: string;
  readonly partner?: string;
  readonly buyer?: string;
  readonly question?: string;
  readonly from?: string;
  readonly until?: string;
  readonly unbilledSince?: string;
  readonly dueFrom?: string;
  readonly dueUntil?: string;
  readonly delivered?: string;
}

export const ordersQuery = (filter: OrderFilter) =>
  queryOptions({
    queryKey: ['orders', filter],
    queryFn: () => answered(api.GET('/api/orders', { params: { query: { ...filter, limit: '200' } } })),
  });

export const orderQuery = (number: string) =>
  queryOptions({
    queryKey: ['order', number],
    queryFn: () => answered(api.GET('/api/orders/{number}', { params: { path: { number } } })),
  });

/** Odoo is asked for it. */
export const billsOfOrderQuery = (number: string) =>
  queryOptions({
    queryKey: ['bills-of-order', number],
    queryFn: () => answered(api.GET('/api/orders/{number}/bills', { params: { path: { number } } })),
    retry: false,
  });

export const partnerPauseQuery = (partner: string) =>
  queryOptions({
    queryKey: ['partner-pause', partner],
    queryFn: () => answered(api.GET('/api/partners/{partner}/pause', { params: { path: { partner } } })),
  });

/** So many of each kind: who wants more goes to its list. */
const foundOfEach = '6';

/** Orders, documents and files by a number or a name. */
export const foundQuery = (q: string) =>
  queryOptions({
    queryKey: ['found', q],
    staleTime: 10_000,
    queryFn: async () => {
      const params = { params: { query: { q, limit: foundOfEach } } };
      const [orders, documents, files] = await Promise.all([
        answered(api.GET('/api/orders', params)),
        answered(api.GET('/api/documents', params)),
        answered(api.GET('/api/files', params)),
      ]);
      return { orders: orders.rows, documents: documents.rows, files: files.rows };
    },
  });

export type Found = Awaited<ReturnType<NonNullable<ReturnType<typeof foundQuery>['queryFn']>>>;

export const partnersQuery = queryOptions({
  queryKey: ['partners'],
  queryFn: () => answered(api.GET('/api/partners')),
});

export const partnerQuery = (partner: string) =>
  queryOptions({
    queryKey: ['partners', partner],
    queryFn: () => answered(api.GET('/api/partners/{partner}', { params: { path: { partner } } })),
  });

export const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: () => answered(api.GET('/api/channels')),
  // A look that found nothing is no line of the journal: when it was, only asking tells.
  refetchInterval: 15_000,
});

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: () => answered(api.GET('/api/settings')),
});

/** Filters of the audit log, as they stand in the address. */
export interface AuditFilter {
  readonly person?: string;
  readonly action?: string;
  readonly partner?: string;
  readonly subject?: string;
  readonly from?: string;
  readonly until?: string;
}

export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      answered(api.GET('/api/audit', { params: { query: { ...filter, ...before(pageParam) } } })),
    getNextPageParam: ({ next }) => next,
  });

/** Who has an account. */
export const peopleQuery = queryOptions({ queryKey: ['people'], queryFn: () => answered(api.GET('/api/people')) });

/** One's own account. */
/** How one can sign in; where it cannot be told, by name and password. */
export const signInWaysQuery = queryOptions({
  queryKey: ['session', 'ways'],
  queryFn: () => answered(api.GET('/api/sign-in')),
  staleTime: Infinity,
});

export const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => answered(api.GET('/api/me')) });

/** Whether anything leaves the gateway. */
export const pauseQuery = queryOptions({ queryKey: ['pause'], queryFn: () => answered(api.GET('/api/pause')) });

function before(page: string): { before?: string } {
  return page ? { before: page } : {};
}
