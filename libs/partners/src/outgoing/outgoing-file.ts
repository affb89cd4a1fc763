import type { CanonicalDocument } from '@quayside/canonical';
import type { WrittenSet } from '@quayside/mapping';
import { type Finding, fail, isFatal, ok, type Result } from '@quayside/std';
import type { Partner } from '../partner.js';
import { cxmlFile, isCxml } from './cxml-file.js';
import { edifactFile } from './edifact-file.js';
import { noIdentifier } from './not-sendable.js';
import { outgoingOrder } from './outgoing-order.js';
import { readAgain } from './read-again.js';
import type { EnvelopedFile, OutgoingFile, Sending, Unsayable } from './sending.js';
import { toldOfAttachments } from './told-of-attachments.js';
import { withAttachments } from './with-attachments.js';
import { x12File } from './x12-file.js';

/**
 * A document as a file in the agreed format: mappings, separators, identifiers and numbers, from us to the partner or from the
 * partner to us. The same document and sending always give the same bytes. Fails with what keeps it from going, and before whom
 * that belongs: a file that goes says everything without which it could not be done.
 */
export function outgoingFile(
  partner: Partner,
  document: CanonicalDocument,
  sending: Sending,
): Result<OutgoingFile, readonly Unsayable[]> {
  if (sending.from === 'partner') {
    const written = partner.write(document, sending.format);
    return owned(written.ok ? fileOf(partner, document, { written: written.value, sending }) : written);
  }
  const set = outgoingOrder(partner, document, sending);
  if (!set.ok) return set;
  const { written, said } = set.value;
  const faults = written.findings.filter(isFatal);
  if (faults.length > 0) return owned(fail(faults));
  const whole = withAttachments(written, sending);
  const told = toldOfAttachments(document, sending, { isCarried: whole !== written });
  const file = fileOf(partner, said, { written: whole, sending });
  if (!file.ok) return owned(file);
  const findings = readAgain(partner, said, file.value);
  if (findings.some(isFatal)) return owned(fail(findings.filter(isFatal)));
  return ok({ ...file.value, findings: [...file.value.findings, ...told, ...findings] });
}

interface ToWrite {
  readonly written: WrittenSet;
  readonly sending: Sending;
}

function fileOf(
  partner: Partner,
  document: CanonicalDocument,
  toWrite: ToWrite,
): Result<OutgoingFile, readonly Finding[]> {
  const file = enveloped(partner, document, toWrite);
  return file.ok ? ok({ ...file.value, set: setOf(partner, document, toWrite.written) }) : file;
}

/** A mapping knows an XML document by its element; the profile says whose it is. */
function setOf({ profile }: Partner, { type }: CanonicalDocument, { syntax, type: written }: WrittenSet): string {
  const all = Object.values(profile.documents).flatMap((each) => each ?? []);
  const named = all.find(({ format, set }) => format === syntax && set.split(':').at(-1) === written);
  return named?.set ?? (written === '' ? type : written);
}

function enveloped(
  partner: Partner,
  document: CanonicalDocument,
  { written, sending }: ToWrite,
): Result<EnvelopedFile, readonly Finding[]> {
  switch (written.syntax) {
    case 'x12':
      return x12File(partner, written, sending);
    case 'edifact':
      return edifactFile(partner, written, sending);
    case 'csv': {
      const bytes = partner.csv?.file(written);
      if (!bytes) return fail([noIdentifier(partner, 'CSV documents')]);
      return ok(plainFile(written, { ...{ format: 'csv', mediaType: 'text/csv' }, bytes }));
    }
    case 'xml':
      if (isCxml(written)) return cxmlFile(partner, document, written, sending);
      return ok(textFile(written, { format: 'xml', mediaType: 'application/xml' }));
    case 'json':
      return ok(textFile(written, { format: 'json', mediaType: 'application/json' }));
  }
}

function textFile(written: WrittenSet, kind: Pick<OutgoingFile, 'format' | 'mediaType'>): EnvelopedFile {
  return plainFile(written, { ...kind, bytes: new TextEncoder().encode(written.text ?? '') });
}

function plainFile(
  { findings }: WrittenSet,
  file: Pick<OutgoingFile, 'format' | 'mediaType' | 'bytes'>,
): EnvelopedFile {
  return { ...file, ending: file.format, numbers: undefined, findings };
}

/** What nobody else has to answer for is a matter of the profile. */
function owned<Value>(result: Result<Value, readonly Finding[]>): Result<Value, readonly Unsayable[]> {
  if (result.ok) return result;
  return fail(result.error.map((each): Unsayable => ({ ...each, severity: 'fatal', owner: 'onboarding' })));
}
