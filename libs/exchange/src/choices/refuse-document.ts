import { ownScope } from '../model/control-number.js';
import type { DocumentRow } from '../model/rows.js';
import type { Ports } from '../ports/ports.js';
import { makeDispatch } from '../send/make-dispatch.js';
import { refusalOf, type Refusal } from '../send/refusal.js';
import { close, notOffered, says, type Choosing } from './choosing.js';

/** What a refusal would tell the partner, and how. */
export interface RefusalPreview {
  /** Nothing where no answer of ours goes to the partner: then a person tells it. */
  readonly way: { readonly set: string; readonly channel: string } | null;
  /** Why there is no way although an answer was agreed. */
  readonly obstacle: string | null;
  /** What the partner is told, in its language. */
  readonly text: string;
}

/** Nothing is changed. */
export async function previewRefusal(ports: Ports, id: string, reason: string): Promise<RefusalPreview> {
  const row = await ports.store.document(id);
  if (row?.state !== 'held') throw notOffered(row?.state ?? 'gone');
  const refusal = await refusalOf(ports, row, reason);
  const { text, way } = refusal;
  if (!way) return { way: null, obstacle: null, text };
  const written = writtenWith(refusal, ports, row, way.firstNumber ?? 0);
  if (!written.ok) return { way: null, obstacle: obstacleIn(written.error), text };
  return { way: { set: written.value.set, channel: way.account }, obstacle: null, text };
}

/**
 * Nothing of the document goes to the ERP. Where the partner has agreed to be told, the answer with the reason is made in the
 * same commit; where it cannot be written, the journal says why and a person tells the partner.
 */
export async function refuseDocument(ports: Ports, row: DocumentRow, choosing: Choosing): Promise<void> {
  if (row.state !== 'held') throw notOffered(row.state);
  const held = { ...row, state: row.state };
  const refusal = await refusalOf(ports, row, choosing.reason);
  await ports.store.commit(async (tx) => {
    await close(ports, tx, 'inbound', row.id, choosing);
    await tx.move('inbound', held, 'refused', says(choosing));
    const { way } = refusal;
    if (!way) return;
    const { firstNumber, partner } = way;
    const controlNumber =
      firstNumber === null ? 0 : await tx.nextControlNumber(partner.id, ownScope(row.usage), firstNumber);
    const written = writtenWith(refusal, ports, row, controlNumber);
    if (!written.ok) {
      const what = `the partner is not told of the refusal: ${obstacleIn(written.error)}`;
      await tx.journal({ kind: 'inbound', row: row.id, what, actor: choosing.by, partner: row.partner });
      return;
    }
    const { dispatch, bytes } = written.value;
    await makeDispatch(ports, tx, way.partner, dispatch, bytes, {
      what: `${dispatch.name}: ${row.setType} ${row.number ?? row.setReference} is refused`,
      actor: choosing.by,
      detail: { document: row.id },
    });
  });
}

function writtenWith({ write }: Refusal, ports: Ports, row: DocumentRow, controlNumber: number) {
  return write({ id: ports.id(), at: ports.clock.now(), controlNumber, usage: row.usage });
}

function obstacleIn(faults: readonly { readonly message: string }[]): string {
  return faults.map(({ message }) => message).join('; ');
}
