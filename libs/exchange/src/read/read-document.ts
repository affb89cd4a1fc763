import { type CanonicalDocument, canonicalText, mentionsOf, orderNumbers } from '@quayside/canonical';
import type { TranslatedDocument } from '@quayside/mapping';
import { type Finding, isFatal, shownFinding } from '@quayside/std';
import { isFindable } from '../model/found-by.js';
import { jsonText } from '../model/json-text.js';
import type { ReadDocument } from '../ports/reading.js';

/** A translated document as it is recorded. All that asks for the document itself is done here, in the thread that read it. */
export function readDocument({ document, provenance, leftovers, findings }: TranslatedDocument): ReadDocument {
  const { text, hash } = canonicalText(document);
  return {
    type: document.type,
    number: document.number,
    ...(document.type === 'order-acknowledgement' && document.release !== undefined && { release: document.release }),
    ...mentioned(document),
    document: text,
    contentHash: hash,
    provenance,
    leftovers: jsonText(JSON.stringify(leftovers)),
    findings: atMost(mostFindings, findings).map(shownFinding),
  };
}

function mentioned(document: CanonicalDocument): Pick<ReadDocument, 'orderNumber' | 'orders' | 'answers' | 'names'> {
  const { answers, names } = mentionsOf(document);
  const orders = orderNumbers(document).filter(isFindable);
  return {
    orderNumber: orders[0] ?? null,
    orders,
    answers: answers.filter(isFindable),
    names: names.filter(isFindable),
  };
}

/** As many as validation reports of one set. */
const mostFindings = 1000;

/** The first ones, and the first that is fatal in any case: it decides what becomes of the document. */
function atMost(most: number, findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= most) return findings;
  const first = findings.slice(0, most);
  const fault = first.some(isFatal) ? undefined : findings.find(isFatal);
  const message = `There are more than ${most} findings`;
  return [...first, ...(fault ? [fault] : []), { code: 'too-many-findings', severity: 'warn', message }];
}
