import { orderNumbers, type CanonicalDocument } from '@quayside/canonical';
import type { Partner, TranslatedDocument } from '@quayside/partners';
import type { Finding } from '@quayside/std';
import { exitCodeFor, findingLine, print, printJson, shownFinding, withExitCode } from '../output.js';
import { partnerFromFiles } from '../partners.js';
import { readBytes, readEdiFile, type ReadFile } from '../read-file.js';

export interface Translated {
  readonly read: ReadFile;
  readonly documents: readonly TranslatedDocument[];
  /** Those that belong to no document. */
  readonly findings: readonly Finding[];
}

/** Shows what a partner's file says, as canonical documents with the place of each field. */
export async function translate(
  file: string,
  options: { readonly partner: string; readonly json?: true },
): Promise<void> {
  await withExitCode(async () => {
    const translated = translateFile(file, await partnerFromFiles(options.partner));
    if (options.json) printJson(asJson(translated));
    else show(translated);
    if (translated.read.interchanges.length === 0) return 2;
    return exitCodeFor([...translated.findings, ...translated.documents.flatMap((each) => each.findings)]);
  });
}

/** Reads and translates every set of a file. What validation found of a set is said with its documents. */
export function translateFile(file: string, partner: Partner): Translated {
  const read = readEdiFile(readBytes(file), partner.validation);
  const documents: TranslatedDocument[] = [];
  const findings: Finding[] = [...read.findings];
  for (const { reading, sets } of read.interchanges) {
    findings.push(...reading.findings);
    if (!partner.recognises(reading)) findings.push(otherPartner(partner, reading));
    for (const set of sets) {
      const translation = partner.translate(set);
      const shared = [...set.findings, ...translation.findings];
      if (translation.documents.length === 0) findings.push(...shared);
      for (const each of translation.documents) documents.push({ ...each, findings: [...shared, ...each.findings] });
    }
  }
  return { read, documents, findings };
}

function otherPartner(
  partner: Partner,
  reading: { sender: { qualifier: string; id: string }; offset: number },
): Finding {
  const { qualifier, id } = reading.sender;
  return {
    code: 'partner-mismatch',
    severity: 'warn',
    message: `The envelope is from ${qualifier}/${id}, which is not between ${partner.name} and us; read as theirs all the same.`,
    offset: reading.offset,
  };
}

function asJson({ documents, findings }: Translated): object {
  return {
    documents: documents.map(({ document, provenance, leftovers, findings: own }) => ({
      type: document.type,
      number: document.number,
      orderNumber: orderNumbers(document)[0] ?? null,
      document,
      provenance: Object.fromEntries(
        Object.entries(provenance).map(([pointer, place]) => [pointer, shownPlace(place)]),
      ),
      leftovers,
      findings: own.map(shownFinding),
    })),
    findings: findings.map(shownFinding),
  };
}

/** The members of a place that JSON output promises. */
export function shownPlace({
  offset,
  length,
  segment,
  element,
  component,
}: TranslatedDocument['provenance'][string]): object {
  return Object.fromEntries(
    Object.entries({ offset, length, segment, element, component }).filter(([, value]) => value !== undefined),
  );
}

export function titleOf(document: CanonicalDocument): string {
  const order = orderNumbers(document)[0];
  return `${document.type} ${document.number}${order && order !== document.number ? ` for ${order}` : ''}`;
}

function show({ documents, findings }: Translated): void {
  for (const finding of findings) print(findingLine(finding));
  for (const { document, leftovers, findings: own } of documents) {
    print(`\n${titleOf(document)}`);
    print(JSON.stringify(document, null, 2));
    for (const each of leftovers)
      print(
        `left over   ${each.tag ?? ''}${each.element ? String(each.element).padStart(2, '0') : ''} "${each.text}" at byte ${each.offset}`,
      );
    for (const finding of own) print(findingLine(finding));
  }
}
