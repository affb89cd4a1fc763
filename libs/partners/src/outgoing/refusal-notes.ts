import type { PlaceColumns } from '@quayside/canonical';
import type { RowNote } from '../files/partner-files.js';
import type { Partner } from '../partner.js';
import { refusedSentence, type Refused, type Wrong, wrongIn } from './refusal-text.js';

/** A refusal as notes beside the rows of a file: that it is refused in the first row of the document, what differs in its own. */
export function refusalNotes(partner: Partner, refused: Refused, provenance: PlaceColumns): readonly RowNote[] {
  const [first] = [...provenance.entries()].flatMap(([, { row }]) => row ?? []).toSorted((a, b) => a - b);
  const rowOf = ({ finding, field }: Wrong) =>
    finding?.row ?? (field === undefined ? undefined : rowOfField(provenance, field)) ?? first;
  const wrong = wrongIn(partner, refused).map((each): RowNote => ({ row: rowOf(each), text: each.text }));
  return [{ row: first, text: refusedSentence(partner, refused) }, ...wrong];
}

function rowOfField(provenance: PlaceColumns, field: string): number | undefined {
  const line = /^\/lines\/\d+/.exec(field)?.[0];
  return (provenance.nearest(field) ?? (line === undefined ? undefined : provenance.firstWithin(line)))?.row;
}
