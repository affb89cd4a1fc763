import type { CanonicalDocument } from '@quayside/canonical';
import { type Finding, isFatal } from '@quayside/std';
import type { TranslatedDocument, Translation } from './translation.js';
import { finished } from './finished.js';
import { weighed } from './weighed.js';

/**
 * Evaluates what expressions still have to give, one field after another, and then finishes each document. Most translations
 * have nothing open and come back as they are.
 */
export async function settleTranslation(translation: Translation): Promise<Translation> {
  if (translation.documents.every((each) => each.open === undefined)) return translation;
  return { ...translation, documents: await Promise.all(translation.documents.map(settleDocument)) };
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
  const told = weighed(findings, document);
  if (told.some(isFatal)) return { ...read, document, findings: told };
  const whole = finished(document, read.provenance);
  return { ...read, document: whole.document, findings: [...told, ...whole.findings] };
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
