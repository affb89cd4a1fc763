import { type CsvRecord, readCsv, type SheetFinding } from '@quayside/edi';
import {
  type CsvAgreement,
  csvFile,
  type CsvMapping,
  readCsvDocuments,
  settleTranslation,
  type Translation,
} from '@quayside/mapping';
import { type Finding } from '@quayside/std';
import type { PartnerCsv, PartnerFileEvent, RowNote } from './partner-files.js';
import type { PartnerProfile } from '../profile/profile.js';
import { csvOf } from '../profile/policies.js';
import { supplierWords } from '../words/supplier-words.js';
import { checkedCsv, type FileFinding } from './checked-csv.js';

/** A mapping of CSV, and which way its documents go. */
export interface AgreedCsv {
  readonly mapping: CsvMapping;
  readonly direction: 'in' | 'out';
}

/** The CSV files of a partner by the mappings that were agreed; nothing where there are none. */
export function partnerCsv(profile: PartnerProfile, all: readonly AgreedCsv[]): PartnerCsv | undefined {
  if (all.length === 0) return undefined;
  const mappings = all.filter((each) => each.direction === 'in').map((each) => each.mapping);
  const agreed = csvOf(profile);
  const form = { agreed, forms: profile.csv, words: supplierWords(profile.language) };
  return {
    agreed,
    comes: mappings.length > 0,
    file: (written) => {
      const found = all.find(({ mapping }) => mapping.documents.some((type) => type === written.type));
      return found && csvFile(written, found.mapping.layout, agreed);
    },
    withNotes: async (chunks, notes) => checkedCsv(await recordsOf(chunks, agreed), notes.map(noted), form),
    async *read(chunks, fileOffset): AsyncGenerator<PartnerFileEvent> {
      const told: FileFinding[] = [];
      for await (const event of readCsvDocuments(chunks, mappings, agreed, fileOffset)) {
        if (event.kind === 'set') {
          const translation = await settleTranslation(event.translation);
          told.push(...findingsOf(translation, mappings));
          yield { ...event, translation };
          continue;
        }
        const all = [...event.findings.map((finding) => ({ finding })), ...told];
        yield {
          kind: 'file-end',
          findings: event.findings.map(withoutFault),
          checked: isWanted(profile, all) ? checkedCsv(event.records, all, form) : null,
        };
      }
    },
  };
}

async function recordsOf(chunks: AsyncIterable<Uint8Array>, agreed: CsvAgreement): Promise<CsvRecord[]> {
  const records: CsvRecord[] = [];
  for await (const event of readCsv(chunks, agreed)) if (event.kind === 'record') records.push(event.record);
  return records;
}

function noted({ row, text }: RowNote): FileFinding {
  const finding = { code: 'refused', severity: 'fatal', message: text, ...(row !== undefined && { row }) } as const;
  return { finding, words: text };
}

function findingsOf({ documents, findings }: Translation, mappings: readonly CsvMapping[]): FileFinding[] {
  const ofDocuments = documents.flatMap(({ document, findings: all }) => {
    const mapping = mappings.find((each) => each.documents.includes(document.type));
    return all.map((finding) => {
      const facts = finding.field === undefined ? undefined : mapping?.facts(finding.field);
      return { finding, ...(facts && { facts }) };
    });
  });
  return [...findings.map((finding) => ({ finding })), ...ofDocuments];
}

/** Whether the file goes back. What is only worth a line is no reason to trouble its sender. */
function isWanted({ csv: { feedback } }: PartnerProfile, all: readonly FileFinding[]): boolean {
  return feedback === 'always' || (feedback === 'errors' && all.some(({ finding }) => finding.severity !== 'info'));
}

function withoutFault({ fault: _, ...finding }: SheetFinding): Finding {
  return finding;
}
