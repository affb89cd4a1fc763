import {
  type CanonicalDocument,
  documentSchema,
  fitsDocument,
  type Provenance,
  totalsFindings,
} from '@quayside/canonical';
import type { Finding } from '@quayside/std';

/** What the schema says, and the totals where the document is one. */
export function checked(document: CanonicalDocument, provenance: Provenance): Finding[] {
  const faults = schemaFindings(document, provenance);
  return faults.length > 0 ? faults : totalsFindings(document, provenance);
}

function schemaFindings(value: unknown, provenance: Provenance): Finding[] {
  if (fitsDocument(value)) return [];
  const parsed = documentSchema.safeParse(value);
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) => {
    const pointer = issue.path.map((step) => `/${String(step)}`).join('');
    const place = provenance[pointer] ?? {};
    return {
      ...place,
      code: 'document-invalid',
      severity: 'fatal',
      field: pointer,
      message: issue.message,
    };
  });
}
