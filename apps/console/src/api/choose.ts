import { answered, api, type Shapes } from './client';

export type Choice = Shapes['Choice'];
export type Settlement = Shapes['Settlement'];
/** What is settled: the row that waits, or one exception of several that a row may have. */
export type Subject =
  Shapes['ExceptionRow']['subject'] | { readonly kind: 'exception'; readonly id: Shapes['ExceptionRow']['id'] };

/** Settles what waits: the subject is what the exception is about, or the exception. */
export function choose(
  { kind, id }: Subject,
  choice: Choice,
  reason: string,
  settlement?: Settlement,
): Promise<Shapes['Chosen']> {
  const asked = { params: { path: { id } }, body: { choice, reason, ...(settlement && { settlement }) } };
  switch (kind) {
    case 'document':
      return answered(api.POST('/api/documents/{id}/choices', asked));
    case 'arrival':
      return answered(api.POST('/api/arrivals/{id}/choices', asked));
    case 'file':
      return answered(api.POST('/api/files/{id}/choices', asked));
    case 'dispatch':
      return answered(api.POST('/api/dispatches/{id}/choices', asked));
    case 'outbound':
      return answered(api.POST('/api/outbound/{id}/choices', asked));
    case 'exception':
      return answered(api.POST('/api/exceptions/{id}/choices', asked));
    case 'lane':
    case 'order':
    case 'receipt':
    case 'channel':
      return Promise.reject(new TypeError(`nobody can choose for a ${kind}`));
  }
}
