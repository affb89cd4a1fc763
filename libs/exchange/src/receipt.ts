import type { Ports } from './ports/ports.js';
import type { Tx, Upload } from './ports/store.js';
import type { FileRow } from './rows.js';

/**
 * A receipt for a file, in the mailbox that it came to, in the transaction that received it: who finds `NAME.rcpt` in `out`
 * knows that we have the file, and which bytes.
 */
export async function leaveReceipt(ports: Ports, tx: Tx, file: FileRow): Promise<void> {
  const id = ports.id();
  const { partner, channel, account } = file;
  const name = `${file.name}.rcpt`;
  const at = { id, partner, channel, account, type: 'receipt', name, arrival: null, createdAt: file.receivedAt };
  await tx.insertDispatch(at, Buffer.from(receiptOf(file)));
  const what = `${name}: receipt for ${file.name}`;
  await tx.journal({
    kind: 'dispatch',
    row: id,
    to: 'ready',
    what,
    actor: 'receiveFile',
    partner,
    detail: { file: file.id },
  });
}

/** Whether receipts were agreed for the mailbox that an upload comes to. */
export async function wantsReceipts({ partners }: Ports, { partner, channel, account }: Upload): Promise<boolean> {
  if (channel !== 'sftp-drop') return false;
  const live = await partners.byId(partner);
  return (
    live?.partner.profile.channels.some(
      (each) => each.kind === 'sftp-drop' && each.login === account && each.receipts === 'files',
    ) ?? false
  );
}

/** One `name: value` a line, which a shell script reads as easily as a person does. */
function receiptOf({ id, name, size, sha256, receivedAt }: FileRow): string {
  const lines = { receipt: id, file: name, size, sha256, received: receivedAt.toISOString() };
  return Object.entries(lines)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('');
}
