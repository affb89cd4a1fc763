import { fileChoices } from '@quayside/exchange';
import type { ArrivalListed, FileListed } from '@quayside/store';
import type { z } from 'zod';
import { presentDocumentRows } from '../documents/present-document-row.js';
import { presentException } from '../exceptions/present-exception.js';
import { presentJournal } from '../vocabulary/journal-line.js';
import type { PartnerNames } from '../vocabulary/partner-ref.js';
import type { WholeFile } from './file-reads.js';
import type { fileDetailShape, fileRowShape } from './file-shapes.js';

type Row = z.input<typeof fileRowShape>;
type Detail = z.input<typeof fileDetailShape>;

/** Files as lists show them. */
export function presentFileRows(rows: readonly FileListed[], names: PartnerNames): Row[] {
  return rows.map((each) => presentFileRow(each, names));
}

function presentFileRow({ partner, receivedAt, ...rest }: FileListed, names: PartnerNames): Row {
  return { ...rest, partner: names(partner), receivedAt: receivedAt.toISOString() };
}

/** Everything that a file's page shows. */
export function presentFile({ row, listed, exception, parent, ...whole }: WholeFile, names: PartnerNames): Detail {
  const choices = fileChoices(row);
  return {
    row: presentFileRow(listed, names),
    findings: [...row.findings],
    exception: exception ? presentException(exception, names, choices) : null,
    choices: [...choices],
    parent: parent ? { id: parent.id, name: parent.name } : null,
    parts: presentFileRows(whole.parts, names),
    arrivals: whole.arrivals.map((each) => presentArrival(each, names)),
    journal: presentJournal(whole.journal),
  };
}

function presentArrival({ arrival, documents }: ArrivalListed, names: PartnerNames): Detail['arrivals'][number] {
  const { id, index, kind, state, offset, length, head, findings } = arrival;
  return {
    ...{ id, index, kind, state, offset, length },
    controlNumber: head?.controlNumber ?? null,
    findings: [...findings],
    documents: presentDocumentRows(documents, names),
  };
}
