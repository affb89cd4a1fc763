import type { Unsayable } from '@quayside/partners';
import { sentUncertain } from '../../model/sent-uncertain.js';
import type { OutboundHead, OutboundRow } from '../../model/outbound-row.js';
import type { Ports } from '../../ports/ports.js';
import type { Tx } from '../../ports/store.js';
import { moveToWait, type Why } from '../../step/waiting.js';

/** Puts a draft in front of its owner. */
export async function holdDraft(
  ports: Pick<Ports, 'clock'>,
  tx: Tx,
  row: OutboundHead,
  why: Why,
  findings: readonly Unsayable[] = [],
): Promise<void> {
  if (row.state !== 'drafted') throw new TypeError(`${row.id} is ${row.state} and no draft`);
  const patch = findings.length > 0 ? { findings } : undefined;
  await moveToWait(ports, tx, 'outbound', { ...row, state: row.state }, 'held', why, patch);
}

const most = 3;

/** What keeps it from going, in front of who can do something about the first of it. */
export function whyHeld({ orderNumber }: Pick<OutboundRow, 'orderNumber'>, faults: readonly Unsayable[]): Why {
  const [first] = faults;
  if (!first) throw new TypeError('nothing keeps it from going');
  const said = faults.slice(0, most).map(({ message }) => message.replace(/[.]$/, ''));
  const more = faults.length > most ? `; and ${faults.length - most} more` : '';
  return {
    ...{ owner: first.owner, code: first.code },
    message: `Order ${orderNumber} cannot be sent: ${said.join('; ')}${more}. ${remedyOf(first)}`,
  };
}

function remedyOf({ code, owner }: Unsayable): string {
  if (code === 'change-not-agreed') return 'Once the supplier knows, choose "withdraw".';
  if (owner === 'procurement') return 'It goes by itself when the order is corrected in Odoo.';
  return 'Correct the profile or the mapping, then choose "process again".';
}

/** It may have been sent between a backup and its restore. */
export function whyUncertain({ orderNumber }: Pick<OutboundRow, 'orderNumber'>): Why {
  return {
    ...{ owner: 'operations', code: sentUncertain },
    message: `Order ${orderNumber} was written before a backup was restored and may have been sent since that was taken. Only the partner knows: send it, or say that it was sent.`,
  };
}
