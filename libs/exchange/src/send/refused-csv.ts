import { type Partner, refusalNotes, type Refused } from '@quayside/partners';
import type { ArrivalRow, DocumentRow, FileRow } from '../model/rows.js';
import type { Ports } from '../ports/ports.js';
import type { NewDispatch } from '../ports/store.js';
import { answerName } from './answer-name.js';
import type { OutgoingChannel } from './orders/outgoing-channel.js';
import { outgoingName } from './orders/outgoing-name.js';

/** A larger file is nothing that anybody mends row by row. */
const mostBytes = 2 * 1024 * 1024;

interface RefusedFile {
  readonly row: DocumentRow;
  readonly arrival: ArrivalRow;
  readonly file: FileRow;
  readonly refused: Refused;
}

/** The partner's own CSV with the reasons beside its rows; nothing where it came otherwise, or is not to go back. */
export async function refusedCsv(
  { store }: Ports,
  partner: Partner,
  { row, arrival, file, refused }: RefusedFile,
): Promise<Uint8Array | undefined> {
  const { csv, profile } = partner;
  if (!csv || arrival.kind !== 'csv' || profile.csv.feedback === 'never' || arrival.length > mostBytes)
    return undefined;
  const chunks = store.payloads.read(file.payload, arrival.offset, arrival.length);
  return csv.withNotes(chunks, refusalNotes(partner, refused, row.provenance));
}

interface Sent {
  readonly id: string;
  readonly at: Date;
  readonly channel: OutgoingChannel;
  readonly row: DocumentRow;
  readonly file: FileRow;
}

/** It goes back as the checked file does that is told of faults, under a name for each document of the file. */
export function ownFile(bytes: Uint8Array, { id, at, channel, row, file }: Sent) {
  const { arrival, partner, number, setReference, version } = row;
  const ending = outgoingName('{order}-{version}-refused.{ending}', {
    ...{ type: 'checked', order: number ?? setReference, version: String(version), ending: 'csv', partner },
  });
  const name = answerName(file.name, ending);
  const dispatch: NewDispatch = { id, createdAt: at, partner, ...channel, type: 'checked', name, arrival };
  return { set: 'checked', dispatch, bytes };
}
