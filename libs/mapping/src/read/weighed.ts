import { type CanonicalDocument, isNeeded } from '@quayside/canonical';
import type { Finding } from '@quayside/std';

/** Findings by what their fields are for: what cannot be read and is not needed stops no document, and its text stays in the message. */
export function weighed(findings: readonly Finding[], document: CanonicalDocument): readonly Finding[] {
  if (findings.length === 0) return findings;
  return findings.map((finding) => {
    const { code, field, message, severity } = finding;
    if (severity !== 'fatal' || code !== 'field-invalid' || field === undefined || isNeeded(field, document))
      return finding;
    return { ...finding, severity: 'warn', message: `${message}; it is left out, as nothing depends on it` };
  });
}
