import { orderNumbers, type CanonicalDocument } from '@quayside/canonical';
import type { TranslatedDocument } from '@quayside/mapping';
import type { Finding } from '@quayside/std';
import { findingLine, print } from './output.js';

/** Translated documents for people: each with what was left over and what is wrong with it. */
export function showDocuments({
  documents,
  findings,
}: {
  readonly documents: readonly TranslatedDocument[];
  readonly findings: readonly Finding[];
}): void {
  for (const finding of findings) print(findingLine(finding));
  for (const { document, leftovers, findings: own } of documents) {
    print(`\n${titleOf(document)}`);
    print(JSON.stringify(document, null, 2));
    for (const each of leftovers) print(leftoverLine(each));
    for (const finding of own) print(findingLine(finding));
  }
}

export function titleOf(document: CanonicalDocument): string {
  const order = orderNumbers(document)[0];
  // One that is not whole may lack its number.
  const { number = 'without a number' }: Partial<CanonicalDocument> = document;
  return `${document.type} ${number}${order && order !== number ? ` for ${order}` : ''}`;
}

/** What no field took: "left over   PO107 "X" at byte 120". */
export function leftoverLine({
  tag,
  element,
  text,
  offset,
  path: at,
}: TranslatedDocument['leftovers'][number]): string {
  if (at !== undefined) return `left over   ${at} "${text}" at byte ${offset}`;
  return `left over   ${tag ?? ''}${element ? String(element).padStart(2, '0') : ''} "${text}" at byte ${offset}`;
}
