import { broughtThrough } from '../channel/kinds.js';
import { liveChannel } from '../channel/live-channel.js';
import type { FileRow } from '../model/rows.js';
import type { Ports } from '../ports/ports.js';
import type { Tx, Upload } from '../ports/store.js';
import { makePlainDispatch } from '../send/make-dispatch.js';

/**
 * A receipt for a file, in the mailbox that it came to, in the transaction that received it: who finds `NAME.rcpt` in `out`
 * knows that we have the file, and which bytes.
 */
export async function leaveReceipt(ports: Ports, tx: Tx, file: FileRow): Promise<void> {
  const id = ports.id();
  const { partner, channel, account } = file;
  const name = `${file.name}.rcpt`;
  const dispatch = { id, partner, channel, account, type: 'receipt', name, arrival: null, createdAt: file.receivedAt };
  const what = `${name}: receipt for ${file.name}`;
  const made = { what, actor: 'receiveFile', detail: { file: file.id } };
  await makePlainDispatch(tx, dispatch, Buffer.from(receiptOf(file)), made);
}

/** Whether receipts were agreed for the mailbox that an upload comes to. */
export async function wantsReceipts({ partners }: Ports, { account }: Upload): Promise<boolean> {
  const channel = await liveChannel(partners, account);
  return (channel && broughtThrough(channel.settings)?.leavesReceipts(channel.settings)) ?? false;
}

/** One `name: value` a line, which a shell script reads as easily as a person does. */
function receiptOf({ id, name, size, sha256, receivedAt }: FileRow): string {
  const lines = { receipt: id, file: name, size, sha256, received: receivedAt.toISOString() };
  return Object.entries(lines)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('');
}
