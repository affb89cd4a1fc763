import type { CanonicalDocument } from '@quayside/canonical';
import { type Finding, isFatal } from '@quayside/std';
import type { TranslatedDocument, Translation } from './translation.js';
import { finished } from './finished.js';
import { weighed } from './weighed.js';
import { type Unsaid, withoutNothing } from './without-nothing.js';

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
  const unsaid: Unsaid[] = [];
  for (const { pointer, expression, input } of open) {
    const value = await expression.evaluate(input);
    if (value.ok && value.value !== '') put(document, pointer, value.value);
    else unsaid.push({ pointer, isFault: !value.ok });
    if (value.ok) continue;
    const { also: _, ...place } = read.provenance.origin(pointer) ?? {};
    findings.push({ ...place, code: 'field-invalid', severity: 'fatal', field: pointer, message: value.error });
  }
  const settled = { ...read, ...withoutNothing({ document, provenance: read.provenance }, unsaid) };
  const told = weighed(findings, settled.document);
  if (told.some(isFatal)) return { ...settled, findings: told };
  const whole = finished(settled.document, settled.provenance);
  return { ...settled, document: whole.document, findings: [...told, ...whole.findings] };
}

function put(document: CanonicalDocument, pointer: string, value: string): void {
  const names = pointer.split('/').slice(1);
  const last = names.pop() ?? '';
  const at = names.reduce<Record<string, unknown> | undefined>(
    (inner, name) => inner?.[name] as Record<string, unknown> | undefined,
    document as unknown as Record<string, unknown>,
  );
  if (at) at[last] = value;
}
