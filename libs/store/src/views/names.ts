export type { Usage } from '@quayside/exchange';
import type { StateOf } from '@quayside/exchange';

export type InboundState = StateOf<'inbound'>;
export type FileState = StateOf<'file'>;
