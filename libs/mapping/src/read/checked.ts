import {
  type CanonicalDocument,
  documentSchema,
  fitsDocument,
  type PlaceColumns,
  totalsFindings,
} from '@quayside/canonical';
import type { Finding } from '@quayside/std';

type Places = Pick<PlaceColumns, 'origin'>;

/** What the schema says, and the totals where the document is one. */
export function checked(document: CanonicalDocument, places: Places): Finding[] {
  const faults = schemaFindings(document, places);
  return faults.length > 0 ? faults : totalsFindings(document, places);
}

function schemaFindings(value: unknown, places: Places): Finding[] {
  if (fitsDocument(value)) return [];
  const parsed = documentSchema.safeParse(value);
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) => {
    const pointer = issue.path.map((step) => `/${String(step)}`).join('');
    const place = places.origin(pointer) ?? {};
    return {
      ...place,
      code: 'document-invalid',
      severity: 'fatal',
      field: pointer,
      message: issue.message,
    };
  });
}
