import { findingSentence, noPlaces } from '@quayside/canonical';
import { documentChoices } from '@quayside/exchange';
import type { DocumentHead } from '@quayside/store';
import type { z } from 'zod';
import { presentDispatch } from '../dispatches/present-dispatch.js';
import { presentException } from '../exceptions/present-exception.js';
import { presentJournal } from '../vocabulary/journal-line.js';
import type { PartnerNames } from '../vocabulary/partner-ref.js';
import { partyWords } from '../vocabulary/party-words.js';
import type { documentDetailShape } from './document-detail-shape.js';
import type { WholeDocument } from './whole-document.js';
import { sentenceOf } from './document-sentence.js';
import { placeOf } from './places.js';
import { presentDocumentRow, presentDocumentRows } from './present-document-row.js';
import { presentEffect, type ShownEffect } from './present-effect.js';
import { jsonOf, noFields, presentFields } from './present-fields.js';
import { presentMatching } from './present-matching.js';
import { isKept, timelineOf } from './present-timeline.js';

type Detail = z.input<typeof documentDetailShape>;

/** Everything that the document page shows. */
export function presentDocument(whole: WholeDocument, names: PartnerNames): Detail {
  const { row, listed, said, exception } = whole;
  const choices = documentChoices(row, exception?.code);
  return {
    row: presentDocumentRow(listed, names),
    sentence: sentenceOf(listed, row, names),
    choices: [...choices],
    exception: exception ? presentException(exception, names, choices) : null,
    fields: said ? presentFields(said) : noFields,
    json: said ? jsonOf(said.stretch) : '',
    ...whatHappened(whole),
    ...howItWasRead(whole),
    matching: presentMatching(row, said?.provenance ?? noPlaces, whole.order),
    siblings: presentDocumentRows(whole.thread, names),
    replaces: row.replaces,
    replacedBy: whole.replacedBy,
    original: whole.original ? presentDocumentRow(whole.original, names) : null,
  };
}

function howItWasRead({ row, release: number }: WholeDocument) {
  const { setReference: reference, setRelease: release, verdict, offset, length } = row;
  return {
    set: { reference, release, verdict, offset, length },
    release: { id: row.release, number },
    kept: isKept(row),
    ...listedOf(row),
  };
}

/** Nobody reads more, and no browser shows more at once. */
const most = { leftovers: 200, findings: 500 };

function listedOf({ leftovers, findings }: DocumentHead): Pick<Detail, 'totals' | 'leftovers' | 'findings'> {
  return {
    totals: { leftovers: leftovers.length, findings: findings.length },
    leftovers: leftovers.slice(0, most.leftovers).map((each) => ({ text: each.text, place: placeOf(each) })),
    findings: findings.slice(0, most.findings).map((each) => ({ ...each, message: findingSentence(each) })),
  };
}

function whatHappened(whole: WholeDocument) {
  const { row, arrival, file, journal, answers, source } = whole;
  return {
    timeline: timelineOf({ row, arrival, answers: answers.map((each) => each.row), journal }),
    file: { id: file.id, name: file.name, sha256: file.sha256, size: file.size },
    arrival: {
      id: arrival.id,
      index: arrival.index,
      controlNumber: arrival.head?.controlNumber ?? null,
      sender: partyWords(arrival.head?.sender),
      receiver: partyWords(arrival.head?.receiver),
    },
    kind: arrival.kind,
    source,
    effects: shownEffects(whole).map((each) => presentEffect(each, whole.urlOf, whole.order)),
    answers: answers.map(presentDispatch),
    journal: presentJournal(journal),
  };
}

/** What was planned and applied; of a held document what accepting it as it is would do. */
function shownEffects({ row, effects }: WholeDocument): readonly ShownEffect[] {
  if (effects.length > 0 || row.state !== 'held') return effects;
  return (row.preview ?? []).map((effect) => ({ effect, applied: null, appliedAt: null }));
}
