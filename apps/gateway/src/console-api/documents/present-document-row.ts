import { findingSentence } from '@quayside/canonical';
import type { DocumentListed } from '@quayside/store';
import type { z } from 'zod';
import type { PartnerNames } from '../vocabulary/partner-ref.js';
import type { documentRowShape } from './document-row-shape.js';

type Shape = z.input<typeof documentRowShape>;

/** Why a document waits or was refused, in words. */
export function reasonOf({ reason, fault }: Pick<DocumentListed, 'reason' | 'fault'>): string | null {
  return reason ?? (fault && findingSentence(fault));
}

/** A document as every list shows it. */
export function presentDocumentRow(row: DocumentListed, names: PartnerNames): Shape {
  const { total, currency, waitsFor, receivedAt, partner, fault: _, ...rest } = row;
  return {
    ...rest,
    reason: reasonOf(row),
    partner: names(partner),
    total: total === null ? null : { amount: total, currency },
    waitsFor: waitsFor as Shape['waitsFor'],
    receivedAt: receivedAt.toISOString(),
  };
}

export function presentDocumentRows(rows: readonly DocumentListed[], names: PartnerNames): Shape[] {
  return rows.map((each) => presentDocumentRow(each, names));
}
