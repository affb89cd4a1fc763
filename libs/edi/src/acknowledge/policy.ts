import type { EdifactFraming } from '../write/edifact-tree.js';
import type { X12Framing, X12Party } from '../write/x12-tree.js';

/** What a partner gets back for an interchange. */
export interface AcknowledgementPolicy {
  /** TA1: never, when ISA14 asks for it, when the envelope has errors, or always. */
  readonly ta1: 'never' | 'requested' | 'errors' | 'always';
  /** What answers the groups of an X12 interchange. */
  readonly functional: '997' | '999' | 'none';
  /**
   * What answers an EDIFACT interchange: nothing, a CONTRL that only confirms receipt, one that names what is refused, or that
   * only when UNB asks for it. Functional when left out.
   */
  readonly contrl?: 'never' | 'receipt' | 'functional' | 'requested';
  /** Name every set in the answer, or only those with errors. */
  readonly detail: 'all' | 'errors';
}

export const defaultAcknowledgement: AcknowledgementPolicy = { ta1: 'requested', functional: '997', detail: 'all' };

/** The envelope of what goes back. What is left out mirrors the interchange that is answered. */
export interface OutgoingEnvelope {
  readonly framing?: X12Framing;
  readonly edifactFraming?: EdifactFraming;
  /** One number for each acknowledgement of `acknowledgementsDue`, in its order: nine digits in X12, up to
   * fourteen characters in EDIFACT. */
  readonly controlNumbers: readonly string[];
  /** When it is made; the envelope shows it in UTC. */
  readonly at: Date;
  readonly usage?: 'live' | 'test';
  readonly sender?: X12Party;
  readonly receiver?: X12Party;
}

/** One interchange to send back. */
export interface Acknowledgement {
  readonly type: 'TA1' | '997' | '999' | 'CONTRL';
  readonly content: string;
}
