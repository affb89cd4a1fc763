import type { OutboundHead, OutboundRow, Verdict } from '../../model/outbound-row.js';
import type { Ports } from '../../ports/ports.js';
import type { Tx } from '../../ports/store.js';
import { moveToWait, type Why } from '../../step/waiting.js';
import { lookAgain } from '../orders/look-again.js';
import { orderKey } from '../orders/order-key.js';

const actor = 'hear';

/**
 * What the partner says of something that we sent: kept with it, and it moves as far as that says. Refused is refused, also after
 * it was accepted; then somebody mends what is named, and it goes out anew. The same word of the same arrival counts once.
 */
export async function hear(ports: Ports, tx: Tx, head: OutboundHead, verdict: Verdict): Promise<void> {
  const { id } = head;
  // Whoever compares the order at this moment sees either none of this, or all of it.
  await tx.lockKey(orderKey({ ...head, number: head.orderNumber }));
  const row = await tx.outbound(id);
  if (!row || isKnown(row, verdict)) return;
  const patch = {
    verdicts: [...row.verdicts, { ...verdict, at: verdict.at.toISOString() }],
    ...(verdict.of !== 'received' && { settledAt: verdict.at }),
  };
  const moved = verdict.accepted
    ? await accepted(tx, row, verdict, patch)
    : await refused(ports, tx, row, verdict, patch);
  if (moved) return;
  // It says nothing new of where it stands, or comes too late to move anything.
  await tx.patch('outbound', id, patch);
  await tx.journal({ kind: 'outbound', row: id, what: verdict.text, actor, partner: row.partner });
}

function isKnown({ verdicts }: OutboundRow, { of, arrival, document, text }: Verdict): boolean {
  return verdicts.some(
    (each) => each.of === of && each.arrival === arrival && each.document === document && each.text === text,
  );
}

type HeardPatch = Pick<OutboundRow, 'verdicts'> & { readonly settledAt?: Date };

async function accepted(tx: Tx, row: OutboundRow, { of, text: what }: Verdict, patch: HeardPatch): Promise<boolean> {
  const { state } = row;
  const change = { what, actor, patch };
  if (of === 'received') {
    if (state !== 'sent') return false;
    await tx.move('outbound', { ...row, state }, 'received', change);
  } else {
    if (state !== 'sent' && state !== 'received') return false;
    await tx.move('outbound', { ...row, state }, 'acknowledged', change);
  }
  // What waits for this one may go now.
  await tx.enqueue({ queue: 'outbound', whose: row.partner });
  return true;
}

async function refused(ports: Ports, tx: Tx, row: OutboundRow, verdict: Verdict, patch: HeardPatch): Promise<boolean> {
  const { state } = row;
  if (state !== 'sent' && state !== 'received' && state !== 'acknowledged') return false;
  await moveToWait(ports, tx, 'outbound', { ...row, state }, 'rejected', whyRefused(row, verdict), patch);
  await lookAgain(ports, tx, row);
  return true;
}

function whyRefused({ orderNumber, version }: OutboundRow, { of, text }: Verdict): Why {
  const by = of === 'business' ? "The partner's application" : 'The partner';
  return {
    owner: 'onboarding',
    code: of === 'business' ? 'order-refused' : 'order-unreadable',
    message: `${by} refused version ${version} of order ${orderNumber}: ${text}. Mend what it names, then process this again: the order goes out anew.`,
  };
}
