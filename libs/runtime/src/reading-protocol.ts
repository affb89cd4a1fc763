import type { ReadingLimit, ReadRequest } from '@quayside/exchange';
import type { HandedOver } from './handed-over.js';

// What main thread and reading worker say to each other. The worker asks for each chunk when it has handed over what came
// out of the one before: that is the back-pressure.

export type ToWorker =
  | { readonly kind: 'start'; readonly request: Omit<ReadRequest, 'chunks'> }
  | { readonly kind: 'chunk'; readonly bytes: Uint8Array }
  | { readonly kind: 'end' };

export type FromWorker =
  | { readonly kind: 'more'; readonly events: readonly HandedOver[] }
  | { readonly kind: 'done'; readonly events: readonly HandedOver[] }
  | { readonly kind: 'broken'; readonly message: string; readonly stack: string | undefined }
  | { readonly kind: 'beyond-limit'; readonly code: ReadingLimit['code']; readonly limit: number };
