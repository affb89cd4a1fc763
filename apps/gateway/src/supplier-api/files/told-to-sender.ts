import { fieldName } from '@quayside/canonical';
import type { Finding } from '@quayside/std';

/** A finding in words for who sent the file: it knows the places of its own file by their names, and ours by no name but plain words. */
export function toldToSender(finding: Finding): string {
  const { code, field, message } = finding;
  if (field === undefined) return message;
  const own = code === 'field-missing' ? undefined : nameInFile(finding);
  return `${own ?? fieldName(field)}: ${message}`;
}

/** "/lines/0/qty" of XML and JSON, "PO102" of X12, "QTY01-2" of a component. */
function nameInFile({ path, tag, element, component }: Finding): string | undefined {
  if (path) return path;
  if (tag === undefined || element === undefined) return undefined;
  return `${tag}${String(element).padStart(2, '0')}${component === undefined ? '' : `-${component}`}`;
}
