import { csvFile, type CsvMapping, readCsvDocuments, settleTranslation } from '@quayside/mapping';
import { type Finding } from '@quayside/std';
import type { PartnerCsv, PartnerFileEvent } from './partner-files.js';
import type { PartnerProfile } from '../profile/profile.js';
import { csvOf } from '../profile/policies.js';
import { checkedCsv } from './checked-csv.js';

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
  return {
    agreed,
    comes: mappings.length > 0,
    file: (written) => {
      const found = all.find(({ mapping }) => mapping.documents.some((type) => type === written.type));
      return found && csvFile(written, found.mapping.layout, agreed);
    },
    async *read(chunks, fileOffset): AsyncGenerator<PartnerFileEvent> {
      const told: Finding[] = [];
      for await (const event of readCsvDocuments(chunks, mappings, agreed, fileOffset)) {
        if (event.kind === 'set') {
          const translation = await settleTranslation(event.translation);
          told.push(...translation.findings, ...translation.documents.flatMap((each) => each.findings));
          yield { ...event, translation };
          continue;
        }
        const all = [...event.findings, ...told];
        const isWanted = profile.csv.feedback === 'always' || (profile.csv.feedback === 'errors' && all.length > 0);
        yield {
          kind: 'file-end',
          findings: event.findings,
          checked: isWanted ? checkedCsv(event.records, all, agreed) : null,
        };
      }
    },
  };
}
