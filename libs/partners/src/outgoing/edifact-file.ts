import {
  characterSetOf,
  defaultEdifactFraming,
  type EdifactFraming,
  type EdifactHeadTree,
  type EdifactMessageTree,
  encodeText,
  writeEdifact,
} from '@quayside/edi';
import type { WrittenSet } from '@quayside/mapping';
import { type Finding, fail, ok, type Result } from '@quayside/std';
import type { Partner } from '../partner.js';
import { edifactEnds } from './ends.js';
import { envelopeTime } from './envelope-time.js';
import { noIdentifier, uncarried } from './not-sendable.js';
import type { EnvelopedFile, Sending } from './sending.js';

const messageReference = '1';

/** A message in an interchange of its own, in a group where groups were agreed. */
export function edifactFile(
  partner: Partner,
  set: WrittenSet,
  sending: Sending,
): Result<EnvelopedFile, readonly Finding[]> {
  const { edifact, timeZone } = partner.profile;
  const ends = edifactEnds(partner.profile, sending);
  if (!ends) return fail([noIdentifier(partner, 'identifiers for EDIFACT')]);
  const { date, short, time } = envelopeTime(sending.at, timeZone);
  const controlNumber = String(sending.controlNumber);
  const head: EdifactHeadTree = {
    ...ends,
    syntax: edifact.syntax,
    syntaxVersion: edifact.version,
    date: edifact.version === 4 ? date : short,
    time,
    controlNumber,
    usage: sending.usage,
  };
  const message = messageOf(set);
  const tree = edifact.group
    ? { head, messages: [], groups: [{ ...head, ...message, messages: [message] }] }
    : { head, messages: [message] };
  const text = writeEdifact(tree, framingOf(partner, sending));
  if (!text.ok) return text;
  const bytes = encodeText(text.value, characterSetOf(edifact.syntax).encoding);
  if (!bytes.ok) return fail([uncarried(bytes.error)]);
  return ok({
    ...{ format: 'edifact', ending: 'edi', mediaType: 'application/edifact', bytes: bytes.value },
    numbers: { interchange: controlNumber, ...(edifact.group && { group: controlNumber }), set: messageReference },
    findings: set.findings,
  });
}

function messageOf({ type, release: directory, association, segments }: WrittenSet): EdifactMessageTree {
  const [version = 'D', release = ''] = directory.split('.');
  return {
    ...{ type, version, release, agency: 'UN' },
    ...(association !== undefined && { association }),
    reference: messageReference,
    segments,
  };
}

// The partner's own software makes a blank of what it cannot write, as most do.
function framingOf({ profile: { edifact } }: Partner, { from }: Sending): EdifactFraming {
  const replacement = edifact.replacement === '' && from === 'partner' ? ' ' : edifact.replacement;
  return { ...defaultEdifactFraming, una: edifact.una, ...(replacement !== '' && { replacement }) };
}
