import { ChoiceNotPossible } from '../model/errors.js';
import type { ArrivalRow } from '../model/rows.js';
import type { Ports } from '../ports/ports.js';
import { turnToRead, wakeLanes } from '../step/turns.js';
import { close, notOffered, says, type Choice, type Choosing } from './choosing.js';

/** The choices that this arrival offers now. */
export function arrivalChoices(row: Pick<ArrivalRow, 'state' | 'findings'>): readonly Choice[] {
  switch (row.state) {
    case 'quarantined':
      return reusedNumber(row) ? ['accept', 'reject', 'process-again'] : ['reject', 'process-again'];
    case 'unreadable':
      return ['reject', 'process-again'];
    case 'duplicate':
      return ['process-again'];
    case 'received':
      return ['process-again'];
    case 'read':
    case 'discarded':
      return [];
  }
}

function reusedNumber({ findings }: Pick<ArrivalRow, 'findings'>): boolean {
  return findings.some((each) => each.code === 'control-number-reused');
}

/** Settles an arrival; "accept as is" exists for a reused control number and is honoured by the next run. */
export async function chooseForArrival(ports: Ports, id: string, choosing: Choosing): Promise<void> {
  const row = await ports.store.arrival(id);
  if (!row) throw new ChoiceNotPossible('There is no such arrival.');
  if (!arrivalChoices(row).includes(choosing.choice)) throw notOffered(row.state);
  await ports.store.commit(async (tx) => {
    await close(ports, tx, 'arrival', id, choosing);
    if (row.state === 'received') {
      await tx.succeeded('arrival', id);
      const { what, actor, audited } = says(choosing);
      await tx.journal({ kind: 'arrival', row: id, what, actor, audited, partner: row.partner });
    } else if (row.state === 'duplicate') {
      await tx.move('arrival', { ...row, state: row.state }, 'received', says(choosing, { reuseAccepted: true }));
    } else if (row.state === 'quarantined' || row.state === 'unreadable') {
      const to = choosing.choice === 'reject' ? 'discarded' : 'received';
      const patch = choosing.choice === 'accept' ? { reuseAccepted: true } : {};
      await tx.move('arrival', { ...row, state: row.state }, to, says(choosing, patch));
    }
    if (choosing.choice === 'reject') await wakeLanes(tx, row.partner);
    else await tx.enqueue(turnToRead(row));
  });
}
