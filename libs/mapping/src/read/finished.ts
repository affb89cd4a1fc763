import {
  type CanonicalDocument,
  documentSchema,
  fitsDocument,
  inNormalForm,
  type PlaceColumns,
  totalsFindings,
} from '@quayside/canonical';
import type { Finding } from '@quayside/std';
import type { TranslatedDocument } from './translation.js';

type Places = Pick<PlaceColumns, 'origin'>;

/**
 * A document of which every field was read: what its schema and its totals say against it, and itself in the form that it has
 * here, whatever its partner writes.
 */
export function finished(
  document: CanonicalDocument,
  places: Places,
): Pick<TranslatedDocument, 'document' | 'findings'> {
  const faults = schemaFindings(document, places);
  if (faults.length > 0) return { document, findings: faults };
  const { document: ours, turned } = inNormalForm(document);
  const told = turned ? [signsTurned(ours, places)] : [];
  return { document: ours, findings: [...totalsFindings(ours, places), ...told] };
}

function signsTurned({ type }: CanonicalDocument, places: Places): Finding {
  const { also: _, ...place } = places.origin('/total') ?? {};
  const message = `The partner says it with the opposite sign: it is ${type === 'invoice' ? 'an invoice' : 'a credit note'} of positive amounts`;
  return { ...place, code: 'signs-turned', severity: 'info', field: '/total', message };
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
