import { encodeText, functionalIdOf, writeX12, type X12Framing, type X12InterchangeTree } from '@quayside/edi';
import type { WrittenSet } from '@quayside/mapping';
import { type Finding, fail, ok, type Result } from '@quayside/std';
import type { Partner } from '../partner.js';
import type { X12Identifier } from '../profile/identity.js';
import { type Ends, x12Ends } from './ends.js';
import { type EnvelopeTime, envelopeTime } from './envelope-time.js';
import { noIdentifier, uncarried } from './not-sendable.js';
import type { EnvelopedFile, Sending } from './sending.js';

const setReference = '0001';

/** A set in an interchange of its own. */
export function x12File(
  partner: Partner,
  set: WrittenSet,
  sending: Sending,
): Result<EnvelopedFile, readonly Finding[]> {
  const ends = x12Ends(partner.profile, sending);
  if (!ends) return fail([noIdentifier(partner, 'identifiers for X12')]);
  const tree = treeOf(set, { ends, sending, time: envelopeTime(sending.at, partner.profile.timeZone) });
  const text = writeX12(tree, framingOf(partner, sending));
  if (!text.ok) return text;
  const bytes = encodeText(text.value, x12Encoding(partner));
  if (!bytes.ok) return fail([uncarried(bytes.error)]);
  const { controlNumber: group } = sending;
  return ok({
    ...{ format: 'x12', ending: 'x12', mediaType: 'application/edi-x12', bytes: bytes.value },
    numbers: { interchange: tree.head.controlNumber, group: String(group), set: setReference },
    findings: set.findings,
  });
}

interface Envelope {
  readonly ends: Ends<X12Identifier>;
  readonly sending: Sending;
  readonly time: EnvelopeTime;
}

function treeOf(set: WrittenSet, { ends, sending, time: { date, short, time } }: Envelope): X12InterchangeTree {
  const { sender, receiver } = ends;
  const number = String(sending.controlNumber);
  return {
    head: {
      sender: { qualifier: sender.qualifier, id: sender.id },
      receiver: { qualifier: receiver.qualifier, id: receiver.id },
      ...{ date: short, time },
      version: interchangeVersion(set.release),
      controlNumber: number.padStart(9, '0'),
      acknowledgementRequested: false,
      usage: sending.usage,
    },
    groups: [
      {
        functionalId: functionalIdOf(set.type) ?? 'ZZ',
        sender: sender.group ?? sender.id,
        receiver: receiver.group ?? receiver.id,
        ...{ date, time },
        controlNumber: number,
        version: set.release,
        sets: [{ type: set.type, reference: setReference, segments: set.segments }],
      },
    ],
  };
}

/** In which bytes X12 goes to the partner: Latin-1 unless something else was agreed. */
export function x12Encoding({ profile }: Partner): string {
  return profile.encoding ?? 'latin1';
}

// The partner's own software makes a blank of what it cannot write, as most do.
function framingOf({ framing }: Partner, { from }: Sending): X12Framing {
  return from === 'partner' ? { ...framing, replacement: ' ' } : framing;
}

/** ISA12 goes with the release of the group: 004010 is of 00401. */
function interchangeVersion(release: string): string {
  return /^\d{5}/.test(release) ? release.slice(0, 5) : '00401';
}
