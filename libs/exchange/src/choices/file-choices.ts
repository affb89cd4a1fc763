import type { FileRow } from '../model/rows.js';
import type { Ports } from '../ports/ports.js';
import { close, notOffered, says, type Choice, type Choosing } from './choosing.js';

/** The choices that this file offers now. */
export function fileChoices(row: Pick<FileRow, 'state'>): readonly Choice[] {
  if (row.state === 'unreadable') return ['reject', 'process-again'];
  return row.state === 'stored' ? ['process-again'] : [];
}

/** Settles a file that could not be split. */
export async function chooseForFile(ports: Ports, id: string, choosing: Choosing): Promise<void> {
  const row = await ports.store.file(id);
  if (!row || !fileChoices(row).includes(choosing.choice)) throw notOffered(row?.state ?? 'gone');
  await ports.store.commit(async (tx) => {
    await close(ports, tx, 'file', id, choosing);
    await tx.succeeded('file', id);
    if (row.state === 'unreadable') {
      const to = choosing.choice === 'reject' ? 'discarded' : 'stored';
      await tx.move('file', { ...row, state: row.state }, to, says(choosing));
    } else {
      const { what, actor, audited } = says(choosing);
      await tx.journal({ kind: 'file', row: id, what, actor, audited, partner: row.partner });
    }
    if (choosing.choice !== 'reject') await tx.enqueue({ queue: 'file', whose: row.partner });
  });
}
