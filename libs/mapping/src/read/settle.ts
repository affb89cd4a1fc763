import { inNormalForm, type CanonicalDocument } from '@quayside/canonical';
import { type Finding, isFatal } from '@quayside/std';
import type { TranslatedDocument, Translation } from './translation.js';
import { checked } from './checked.js';

/**
 * Evaluates what expressions still have to give, one field after another, then checks each document as a whole, and brings it
 * into the form that it has here whatever its partner writes.
 */
export async function settleTranslation(translation: Translation): Promise<Translation> {
  const isSettled = translation.documents.every((each) => each.open === undefined);
  const documents = isSettled ? translation.documents : await Promise.all(translation.documents.map(settleDocument));
  return { ...translation, documents: documents.map(withOurSigns) };
}

function withOurSigns(read: TranslatedDocument): TranslatedDocument {
  if (read.findings.some(isFatal)) return read;
  const { document, turned } = inNormalForm(read.document);
  if (!turned) return read;
  const { also: _, ...place } = read.provenance.origin('/total') ?? {};
  const message = `The partner says it with the opposite sign: it is ${document.type === 'invoice' ? 'an invoice' : 'a credit note'} of positive amounts`;
  const finding: Finding = { ...place, code: 'signs-turned', severity: 'info', field: '/total', message };
  return { ...read, document, findings: [...read.findings, finding] };
}

async function settleDocument({ open, ...read }: TranslatedDocument): Promise<TranslatedDocument> {
  if (!open) return read;
  const document = structuredClone(read.document);
  const findings: Finding[] = [...read.findings];
  for (const { pointer, expression, input } of open) {
    const value = await expression.evaluate(input);
    put(document, pointer, value.ok ? value.value : '');
    if (value.ok) continue;
    const { also: _, ...place } = read.provenance.origin(pointer) ?? {};
    findings.push({ ...place, code: 'field-invalid', severity: 'fatal', field: pointer, message: value.error });
  }
  const faults = findings.some(isFatal) ? [] : checked(document, read.provenance);
  return { ...read, document, findings: [...findings, ...faults] };
}

/** Nothing at all where an expression gives nothing. */
function put(document: CanonicalDocument, pointer: string, value: string): void {
  const names = pointer.split('/').slice(1);
  const last = names.pop() ?? '';
  const at = names.reduce<Record<string, unknown> | undefined>(
    (inner, name) => inner?.[name] as Record<string, unknown> | undefined,
    document as unknown as Record<string, unknown>,
  );
  if (!at) return;
  if (value === '') delete at[last];
  else at[last] = value;
}
