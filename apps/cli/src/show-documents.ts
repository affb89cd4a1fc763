import { orderNumbers, type CanonicalDocument } from '@quayside/canonical';
import type { AcknowledgementReading } from '@quayside/edi';
import type { TranslatedDocument } from '@quayside/mapping';
import type { Finding } from '@quayside/std';
import { findingLine, print } from './output.js';

/** Translated documents for people: each with what was left over and what is wrong with it. */
export function showDocuments({
  documents,
  answers = [],
  findings,
}: {
  readonly documents: readonly TranslatedDocument[];
  readonly answers?: readonly AcknowledgementReading[];
  readonly findings: readonly Finding[];
}): void {
  for (const finding of findings) print(findingLine(finding));
  for (const each of answers) answerLines(each).forEach(print);
  for (const { document, leftovers, findings: own } of documents) {
    print(`\n${titleOf(document)}`);
    print(JSON.stringify(document, null, 2));
    for (const each of leftovers) print(leftoverLine(each));
    for (const finding of own) print(findingLine(finding));
  }
}

/** What a partner answers of what we sent: "997 of group PO 17: rejected", and of each set what is wrong with it. */
function answerLines({ type, answers, verdict, sets }: AcknowledgementReading): string[] {
  const { functionalId, controlNumber } = answers;
  const what = functionalId === undefined ? `interchange ${controlNumber}` : `group ${functionalId} ${controlNumber}`;
  return [
    `\n${type}, an answer to ${what} that we sent: ${verdict}`,
    ...sets.flatMap((set) => [
      `  ${set.type} ${set.reference}: ${[set.verdict, ...set.codes].join(', ')}`,
      ...set.segments.map(({ tag = '', position, code, elements }) => {
        const faults = elements.map(
          (each) => `element ${each.element}: ${each.code}${each.value === undefined ? '' : ` "${each.value}"`}`,
        );
        return `    ${[`${tag} at segment ${position}`, ...(code === undefined ? [] : [code]), ...faults].join(', ')}`;
      }),
    ]),
  ];
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
