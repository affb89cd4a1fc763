import type { Order } from '@quayside/canonical';
import type { ArrivalRow, EffectRow, ErpRecord, FileRow } from '@quayside/exchange';
import type { DocumentHead, DocumentListed, ExceptionListed, JournalListed } from '@quayside/store';
import type { OpenDispatch } from '../dispatches/present-dispatch.js';
import type { Source } from '../source/source.js';
import type { Said } from './said.js';

/** A document, and all that there is about it. */
export interface WholeDocument {
  readonly row: DocumentHead;
  readonly listed: DocumentListed;
  readonly file: FileRow;
  readonly arrival: ArrivalRow;
  /** The number of the release that it was read with. */
  readonly release: number;
  /** The start of what it says; nothing where no mapping read it. */
  readonly said: Said | undefined;
  /** The start of its raw text. */
  readonly source: Source;
  /** What it waits for. */
  readonly exception: ExceptionListed | undefined;
  /** Our answers to the interchange that it came in. */
  readonly answers: readonly OpenDispatch[];
  readonly effects: readonly EffectRow[];
  /** Where people see a record in Odoo. */
  urlOf(record: ErpRecord): string;
  /** Its order as last read. */
  readonly order: Order | undefined;
  readonly journal: readonly JournalListed[];
  /** The other documents of its thread. */
  readonly thread: readonly DocumentListed[];
  readonly replacedBy: string | null;
  /** Of a duplicate the one that says the same and came before. */
  readonly original: DocumentListed | undefined;
}
