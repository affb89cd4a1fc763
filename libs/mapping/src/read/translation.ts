import type { CanonicalDocument, Leftover, PlaceColumns } from '@quayside/canonical';
import type { Finding } from '@quayside/std';
import type { OpenField } from './open-field.js';

/** A document that a set was translated to. One with fatal findings is there to look at, not to deliver. */
export interface TranslatedDocument {
  readonly document: CanonicalDocument;
  readonly provenance: PlaceColumns;
  /** What the set said that no field took and no rule ignores. */
  readonly leftovers: readonly Leftover[];
  readonly findings: readonly Finding[];
  /** Fields that an expression still has to give: `settleTranslation` does it. */
  readonly open?: readonly OpenField[];
}

/** What became of a set. `findings` are those that belong to no document. */
export interface Translation {
  readonly documents: readonly TranslatedDocument[];
  readonly findings: readonly Finding[];
}
