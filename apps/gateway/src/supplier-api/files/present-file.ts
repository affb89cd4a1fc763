import type { FileRow } from '@quayside/exchange';
import { assertNever, type Finding } from '@quayside/std';
import type { DocumentHead } from '@quayside/store';
import type { z } from 'zod';
import { presentDispatch } from '../dispatches/present-dispatch.js';
import type { WholeFile, WholeInterchange } from './file-reads.js';
import type { supplierDocument, supplierFile, supplierFinding, supplierInterchange } from './file-shapes.js';
import { documentStatus, interchangeStatus, together, type Standing } from './standing-words.js';
import { toldToSender } from './told-to-sender.js';

type File = z.input<typeof supplierFile>;
type Interchange = z.input<typeof supplierInterchange>;

/** A file and all that became of it, in words for who sent it. */
export function presentFile({ file, within, interchanges, complete, originals }: WholeFile): File {
  const shown = interchanges.map((each) => presentInterchange(file, each, originals));
  return {
    ...presentReceipt(file),
    ...together([...within.flatMap(fileStanding), ...shown]),
    findings: within.flatMap(({ findings }) => findings.map(presentFinding)),
    interchanges: shown,
    complete,
  };
}

export function presentReceipt({ id, name, size, sha256, receivedAt, channel }: FileRow) {
  return { id, name, size, sha256, receivedAt: receivedAt.toISOString(), channel };
}

/** Of a file that was split, what lies in it says how it stands. */
function fileStanding({ state, findings }: FileRow): readonly Standing[] {
  switch (state) {
    case 'split':
      return [];
    case 'stored':
      return [{ status: 'processing', message: 'Received; it is being read.' }];
    case 'discarded':
      return [{ status: 'rejected', message: 'It was looked at and is not used.' }];
    case 'unreadable':
      return [{ status: 'in-review', message: findings[0]?.message ?? 'It cannot be read; a person looks at it.' }];
    default:
      return assertNever(state);
  }
}

type Originals = WholeFile['originals'];

function presentInterchange(
  file: FileRow,
  { arrival, part, documents, answers }: WholeInterchange,
  originals: Originals,
): Interchange {
  const shown = newest(documents).map((row) => presentDocument(row, originals));
  return {
    index: arrival.index,
    part,
    syntax: arrival.kind,
    controlNumber: arrival.head?.controlNumber ?? null,
    offset: arrival.offset,
    length: arrival.length,
    ...interchangeStatus(arrival, shown, originals.get(arrival.id)),
    // Those of a quarantine are for us; what they mean for the sender, the message says.
    findings: arrival.state === 'quarantined' ? [] : arrival.findings.map(presentFinding),
    documents: shown,
    acknowledgements: answers.map((each) => presentDispatch(each, file.id)),
  };
}

function presentDocument(row: DocumentHead, originals: Originals): z.input<typeof supplierDocument> {
  const { id, type, number, orders, offset, length } = row;
  return {
    ...{ id, type, number, orders: [...orders] },
    set: { type: row.setType, reference: row.setReference, offset, length },
    ...documentStatus(row, originals.get(row.id)),
    findings: row.findings.map(presentFinding),
  };
}

/** "Process again" makes new rows of the same set: the sender is told of the last one. */
function newest(documents: readonly DocumentHead[]): readonly DocumentHead[] {
  const replaced = new Set(documents.map((each) => each.replaces));
  return documents.filter((each) => !replaced.has(each.id));
}

function presentFinding(finding: Finding): z.input<typeof supplierFinding> {
  const { code, severity, message: _, field: __, ...place } = finding;
  return { code, severity, message: toldToSender(finding), place };
}
