import { arrivalChoices } from '@quayside/exchange';
import type { z } from 'zod';
import { presentDispatch } from '../dispatches/present-dispatch.js';
import { presentDocumentRows } from '../documents/present-document-row.js';
import { presentException } from '../exceptions/present-exception.js';
import { presentJournal } from '../vocabulary/journal-line.js';
import type { PartnerNames } from '../vocabulary/partner-ref.js';
import { partyWords } from '../vocabulary/party-words.js';
import type { WholeArrival } from './arrival-reads.js';
import type { arrivalDetailShape } from './arrival-shape.js';

/** Everything that an arrival's page shows. */
export function presentArrival(whole: WholeArrival, names: PartnerNames): z.input<typeof arrivalDetailShape> {
  const { row, file, exception } = whole;
  const { id, index, kind, state, usage, head, offset, length } = row;
  const choices = arrivalChoices(row);
  return {
    ...{ id, index, kind, state, usage, offset, length },
    file: { id: file.id, name: file.name },
    partner: names(row.partner),
    sender: partyWords(head?.sender),
    receiver: partyWords(head?.receiver),
    controlNumber: head?.controlNumber ?? null,
    findings: [...row.findings],
    exception: exception ? presentException(exception, names, choices) : null,
    choices: [...choices],
    documents: presentDocumentRows(whole.documents, names),
    answers: whole.answers.map(presentDispatch),
    source: whole.source,
    journal: presentJournal(whole.journal),
  };
}
