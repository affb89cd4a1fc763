import type { InterchangeHead, PartyId } from '../reading.js';
import { defaultFraming, type X12Framing, type X12HeadTree, type X12Party } from '../write/x12-tree.js';
import type { OutgoingEnvelope } from './policy.js';
import { writable } from './writable.js';

/** Date and time of a moment in UTC, as ISA (YYMMDD, HHMM) and GS (CCYYMMDD) write them. */
export function stamp(at: Date): { readonly day: string; readonly shortDay: string; readonly time: string } {
  const text = at.toISOString().replace(/[-:]/g, '');
  return { day: text.slice(0, 8), shortDay: text.slice(2, 8), time: text.slice(9, 13) };
}

/** The ISA of an answer: sender and receiver change places. */
export function answerHead(head: InterchangeHead, envelope: OutgoingEnvelope, controlNumber: string): X12HeadTree {
  const { shortDay, time } = stamp(envelope.at);
  return {
    sender: answerable(envelope.sender ?? head.receiver),
    receiver: answerable(envelope.receiver ?? head.sender),
    date: shortDay,
    time,
    version: /^\d{5}$/.test(head.version) ? head.version : '00401',
    controlNumber,
    acknowledgementRequested: false,
    usage: envelope.usage ?? head.usage,
  };
}

/** An end as it can be written; an envelope that is damaged even here is answered all the same. */
function answerable(party: PartyId): X12Party {
  const qualifier = writable(party.qualifier, 2).toUpperCase().padStart(2, '0');
  return {
    qualifier: /^[0-9A-Z]{2}$/.test(qualifier) ? qualifier : 'ZZ',
    id: writable(party.id, 15).trim() || 'UNKNOWN',
  };
}

/** The framing of an answer; what comes from the interchange that is answered must never keep us from answering. */
export function answerFraming(envelope: OutgoingEnvelope): X12Framing {
  return { replacement: ' ', ...(envelope.framing ?? defaultFraming) };
}
