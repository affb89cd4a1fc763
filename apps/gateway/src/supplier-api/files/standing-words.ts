import { documentWord } from '@quayside/canonical';
import type { ArrivalRow } from '@quayside/exchange';
import { assertNever, isFatal } from '@quayside/std';
import type { DocumentHead, Original } from '@quayside/store';
import type { z } from 'zod';
import type { statusShape } from './file-shapes.js';
import { toldToSender } from './told-to-sender.js';

type Status = z.infer<typeof statusShape>;

/** How something stands, for who sent it. */
export interface Standing {
  readonly status: Status;
  readonly message: string;
}

/** Of several the first of these that one of them has says how the whole stands. */
const order: readonly Status[] = ['processing', 'in-review', 'rejected', 'accepted', 'test', 'duplicate'];

/** `original` is what a duplicate says the same as. */
export function documentStatus(row: DocumentHead, original?: Original): Standing {
  const what = row.type ? documentWord(row.type) : 'It';
  switch (row.state) {
    case 'accepted':
      return { status: 'processing', message: `${what} is on its way to the buyer's system.` };
    case 'delivered':
      return { status: 'accepted', message: `${what} has reached the buyer${differences(row)}.` };
    case 'held':
    case 'superseded':
      return { status: 'in-review', message: reviewOf(row) };
    case 'rejected':
      return { status: 'rejected', message: `Refused: ${fatalOf(row)} Mend it and send it again.` };
    case 'refused':
      return { status: 'rejected', message: `The buyer has refused it${reasonOf(row)}` };
    case 'duplicate':
      return { status: 'duplicate', message: hereBefore(`${what} was here before with the same content`, original) };
    case 'rehearsed':
      return { status: 'test', message: 'Test traffic: it was read, and nothing was done with it.' };
    default:
      return assertNever(row.state);
  }
}

export function interchangeStatus(arrival: ArrivalRow, documents: readonly Standing[], original?: Original): Standing {
  switch (arrival.state) {
    case 'received':
      return { status: 'processing', message: 'Received; it is being read.' };
    case 'read':
      return together(documents);
    case 'duplicate':
      return { status: 'duplicate', message: hereBefore('It was here before with the same content', original) };
    case 'quarantined':
      return { status: 'in-review', message: quarantineOf(arrival) };
    case 'unreadable':
      return {
        status: 'in-review',
        message: arrival.findings[0]?.message ?? 'It cannot be read; a person looks at it.',
      };
    case 'discarded':
      return { status: 'rejected', message: 'It was looked at and is not used.' };
    default:
      return assertNever(arrival.state);
  }
}

/** Which one came first, and what became of that: "duplicate" alone leaves a sender wondering whether the first one arrived. */
function hereBefore(what: string, original: Original | undefined): string {
  if (!original) return `${what}; nothing was done again.`;
  const { file, arrival, documents } = original;
  const when = `${file.receivedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const standing = interchangeStatus(
    arrival,
    documents.map((each) => documentStatus(each)),
  );
  return `${what}, in ${file.name} of ${when}; nothing was done again. Of that one: ${standing.message}`;
}

/** Whose identifiers an envelope names, and what our profiles lack, is nothing for a sender that may be guessing. */
function quarantineOf({ findings, head }: ArrivalRow): string {
  if (findings.some((each) => each.code === 'control-number-reused')) {
    return `Control number ${head?.controlNumber} was used before for other content. Send it under a new one, unless your numbers began anew; a person looks at it.`;
  }
  return 'It is not what was agreed for this channel: its sender, its receiver or its kind. A person on the buyer’s side looks at it.';
}

/** How the whole of several stands. */
export function together(parts: readonly Standing[]): Standing {
  const [only] = parts;
  if (only && parts.length === 1) return { status: only.status, message: only.message };
  const status = order.find((each) => parts.some((part) => part.status === each)) ?? 'accepted';
  const counted = order.map((each) => [each, parts.filter((part) => part.status === each).length] as const);
  const words = counted.filter(([, many]) => many > 0).map(([each, many]) => `${many} ${statusWords[each]}`);
  return { status, message: words.length === 0 ? 'There is nothing in it.' : `${words.join(', ')}.` };
}

const statusWords: Record<Status, string> = {
  processing: 'being processed',
  'in-review': 'looked at by a person',
  rejected: 'rejected',
  accepted: 'accepted',
  test: 'read as a test',
  duplicate: 'here before',
};

function differences({ decision }: DocumentHead): string {
  return decision?.outcome === 'deliver-with-changes' ? '; differences from the order were noted' : '';
}

/** What is wrong in the file, or does not fit the order, is the sender's to know; what is wrong with our settings is not its business. */
function reviewOf(row: DocumentHead): string {
  const { decision } = row;
  if (decision?.outcome === 'hold') return `A person looks at it: ${decision.reason}`;
  const fault = row.findings.find((each) => isFatal(each) && aboutContent.has(each.code));
  if (!fault) return 'A person on the buyer’s side looks at it; you need do nothing now.';
  return `It cannot be used as it is: ${sentence(toldToSender(fault))} A person on the buyer’s side looks at it. If it is a slip, mend it and send it again.`;
}

/** Findings that a better file would not have. */
const aboutContent: ReadonlySet<string> = new Set(['field-missing', 'field-invalid', 'document-invalid']);

function reasonOf({ decision }: DocumentHead): string {
  return decision?.outcome === 'hold' ? `: ${decision.reason}` : '. Ask there for the reason.';
}

function fatalOf({ findings }: DocumentHead): string {
  const fault = findings.find(isFatal);
  return sentence(fault ? toldToSender(fault) : 'it does not follow the standard');
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
