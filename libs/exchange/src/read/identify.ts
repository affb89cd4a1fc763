import type { InterchangeHead } from '@quayside/edi';
import { identify, type Partner } from '@quayside/partners';
import { fail, ok, type Result } from '@quayside/std';
import type { LivePartner, PartnerBook } from '../ports/reading.js';
import { controlTextOf, type ControlNumber } from '../model/control-number.js';
import type { FileRow } from '../model/rows.js';
import type { Usage } from '../model/usage.js';

/** Who sent an interchange, by mailbox and envelope together. */
export interface Sender {
  readonly live: LivePartner;
  readonly head: InterchangeHead;
  readonly usage: Usage;
  readonly controlNumber: ControlNumber;
}

export interface NotIdentified {
  readonly code: 'partner-unknown' | 'partner-mismatch' | 'receiver-unknown' | 'live-from-test-partner';
  readonly message: string;
  readonly owner: 'onboarding';
}

/**
 * Mailbox and envelope must name the same partner (or, of a VAN, one that this mailbox carries), the receiver must be us, and
 * live traffic may only come from a partner that is live. Everything else is quarantined for onboarding: the fallback is never a guess.
 */
export async function identifySender(
  book: PartnerBook,
  file: FileRow,
  head: InterchangeHead,
): Promise<Result<Sender, NotIdentified>> {
  const all = await book.all();
  const named = identify(
    all.map((each) => each.partner),
    head,
  );
  const box = all.find((each) => each.partner.id === file.partner)?.partner;
  if (!named) return notNamed(all, head, box);
  if (!carries(box, named.id)) return notOfThisMailbox(named, file, head, box);
  const live = all.find((each) => each.partner.id === named.id);
  if (!live) throw new TypeError(`partner ${named.id} is identified but not live`);
  const usage: Usage = file.usage === 'test' ? 'test' : named.usageOf(head);
  if (named.stage === 'test' && head.usage === 'live' && file.usage !== 'test') return liveFromTest(named);
  return ok({ live, head, usage, controlNumber: controlNumberOf(head, usage) });
}

function liveFromTest({ name }: Partner): Result<never, NotIdentified> {
  return refuse('live-from-test-partner', `${name} is still in test, but the envelope says that this is live traffic.`);
}

function carries(box: Partner | undefined, id: string): boolean {
  return box !== undefined && (box.id === id || box.profile.carries.includes(id));
}

function notOfThisMailbox(
  named: Partner,
  file: FileRow,
  head: InterchangeHead,
  box: Partner | undefined,
): Result<never, NotIdentified> {
  const names = `The envelope names ${named.name} (${partyOf(head.sender)})`;
  return refuse(
    'partner-mismatch',
    box?.profile.kind === 'van'
      ? `${names}, but the mailbox of ${box.name} does not carry it. Add "${named.id}" to \`carries\` in the profile of "${box.id}", then process again.`
      : `${names}, but the file came through the mailbox of "${file.partner}".`,
  );
}

function notNamed(
  all: readonly LivePartner[],
  head: InterchangeHead,
  box: Partner | undefined,
): Result<never, NotIdentified> {
  const from = partyOf(head.sender);
  if (all.some((each) => each.partner.isSender(head))) {
    const to = partyOf(head.receiver);
    return refuse(
      'receiver-unknown',
      `The receiver ${to} is none of our identifiers in the profile of the sender ${from}.`,
    );
  }
  return refuse(
    'partner-unknown',
    `No partner's profile has the sender ${from}, which writes to ${partyOf(head.receiver)}. Add it to the profile that it belongs to${
      box?.profile.kind === 'van' ? ` and that partner to what ${box.name} carries` : ''
    }, then process again.`,
  );
}

function controlNumberOf(head: InterchangeHead, usage: Usage): ControlNumber {
  return { sender: partyOf(head.sender), receiver: partyOf(head.receiver), usage, number: controlTextOf(head) };
}

function partyOf({ qualifier, id }: InterchangeHead['sender']): string {
  return `${qualifier}/${id}`;
}

function refuse(code: NotIdentified['code'], message: string): Result<never, NotIdentified> {
  return fail({ code, message, owner: 'onboarding' });
}
