import type { InterchangeHead } from '@quayside/edi';
import { identify } from '@quayside/partners';
import { fail, ok, type Result } from '@quayside/std';
import type { LivePartner, PartnerBook } from './ports/reading.js';
import type { ControlNumber } from './ports/store.js';
import type { FileRow, Usage } from './rows.js';

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
 * Mailbox and envelope must name the same partner, the receiver must be us, and live traffic may only come from a partner
 * that is live. Everything else is quarantined for onboarding: the fallback is never a guess.
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
  if (!named) return notNamed(all, head);
  if (named.id !== file.partner) {
    return refuse(
      'partner-mismatch',
      `The envelope names ${named.name} (${partyOf(head.sender)}), but the file came through the mailbox of "${file.partner}".`,
    );
  }
  const live = all.find((each) => each.partner.id === named.id);
  if (!live) throw new TypeError(`partner ${named.id} is identified but not live`);
  const usage: Usage = file.usage === 'test' ? 'test' : named.usageOf(head);
  if (named.stage === 'test' && head.usage === 'live' && file.usage !== 'test') {
    return refuse(
      'live-from-test-partner',
      `${named.name} is still in test, but the envelope says that this is live traffic.`,
    );
  }
  return ok({ live, head, usage, controlNumber: controlNumberOf(head, usage) });
}

function notNamed(all: readonly LivePartner[], head: InterchangeHead): Result<never, NotIdentified> {
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
    `No partner's profile has the sender ${from}. Add it to the profile that it belongs to, then process again.`,
  );
}

function controlNumberOf(head: InterchangeHead, usage: Usage): ControlNumber {
  return { sender: partyOf(head.sender), receiver: partyOf(head.receiver), usage, number: head.controlNumber };
}

function partyOf({ qualifier, id }: InterchangeHead['sender']): string {
  return `${qualifier}/${id}`;
}

function refuse(code: NotIdentified['code'], message: string): Result<never, NotIdentified> {
  return fail({ code, message, owner: 'onboarding' });
}
