import type { Place } from './place.js';
import { shown } from './shown-text.js';

/** fatal: what it is about cannot be used. warn: it can, but somebody should know. info: worth a line. */
export type Severity = 'fatal' | 'warn' | 'info';

/**
 * Something that a reader, validator, mapping or matching has to say. `code` is stable, kebab-case and listed in
 * docs/findings.md; `message` is a sentence for people that says what is wrong and what was expected.
 */
export interface Finding extends Place {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** The canonical field that it is about, as a JSON pointer; the message does not name it. */
  readonly field?: string;
}

export function isFatal(finding: Finding): boolean {
  return finding.severity === 'fatal';
}

/** A finding with what its message and its path repeat of the file shown. */
export function shownFinding(finding: Finding): Finding {
  const { message, path } = finding;
  return { ...finding, message: shown(message), ...(path !== undefined && { path: shown(path) }) };
}
