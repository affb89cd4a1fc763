import type { ArrivalRow } from '../model/rows.js';
import type { FileFormat } from '../ports/reading.js';

/** An arrival that is to be read. */
export type Received = ArrivalRow & { readonly state: 'received' };

/** One without an envelope. */
export type ReceivedFile = Received & { readonly kind: FileFormat };
