import type { InterchangeHead } from '@quayside/edi';
import { identify } from '@quayside/partners';
import { fail, ok, type Result } from '@quayside/std';
import { isSender } from './agreement.js';
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
  const from = `${head.sender.qualifier}/${head.sender.id}`;
  const named = identify(
    all.map((each) => each.partner),
    head,
  );
  if (!named && all.some((each) => isSender(each.partner, head))) {
    const to = `${head.receiver.qualifier}/${head.receiver.id}`;
    return refuse('receiver-unknown', `The receiver ${to} is none of our identifiers in the profile of the sender ${from}.`);
  }
  if (!named) {
    return refuse('partner-unknown', `No partner's profile has the sender ${from}. Add it to the profile that it belongs to, then process again.`);
  }
  if (named.id !== file.partner) {
    return refuse('partner-mismatch', `The envelope names ${named.name} (${from}), but the file came through the mailbox of "${file.partner}".`);
  }
  const live = all.find((each) => each.partner.id === named.id);
  if (!live) throw new TypeError(`partner ${named.id} is identified but not live`);
  const usage: Usage = file.usage === 'test' ? 'test' : named.usageOf(head);
  if (named.stage === 'test' && head.usage === 'live' && file.usage !== 'test') {
    return refuse('live-from-test-partner', `${named.name} is still in test, but the envelope says that this is live traffic.`);
  }
  return ok({ live, head, usage, controlNumber: controlNumberOf(head, usage) });
}

function controlNumberOf(head: InterchangeHead, usage: Usage): ControlNumber {
  return {
    sender: `${head.sender.qualifier}/${head.sender.id}`,
    receiver: `${head.receiver.qualifier}/${head.receiver.id}`,
    usage,
    number: head.controlNumber,
  };
}

function refuse(code: NotIdentified['code'], message: string): Result<never, NotIdentified> {
  return fail({ code, message, owner: 'onboarding' });
}
