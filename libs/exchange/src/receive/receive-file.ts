import { storable } from '@quayside/std';
import { newFileId } from '../model/file-id.js';
import type { FileRow } from '../model/rows.js';
import type { Ports } from '../ports/ports.js';
import type { Tx, Upload } from '../ports/store.js';
import type { Written } from './payload-writer.js';
import { leaveReceipt, wantsReceipts } from './receipt.js';

/** What a complete upload was when its last byte had been written. */
export interface Received extends Written {
  readonly name: string;
  /** What it was cut out of, in words. */
  readonly origin?: string | undefined;
}

/**
 * Step 1. The payload's chunks are already stored; this commits the file row, its hash and the job that splits it.
 * Only when it has returned may the sender hear "received".
 */
export async function receiveFile(ports: Ports, upload: Upload, received: Received): Promise<FileRow> {
  const receipt = await wantsReceipts(ports, upload);
  return ports.store.commit(async (tx) => {
    const file = await recordFile(ports, tx, upload, received);
    await tx.forgetUpload(upload.id);
    if (receipt) await leaveReceipt(ports, tx, file);
    return file;
  });
}

/** The file row, its journal line and the job that splits it, in the transaction of whoever received it. */
export async function recordFile(
  ports: Ports,
  tx: Tx,
  { partner, channel, account, usage, payload }: Omit<Upload, 'id' | 'name'>,
  { origin, ...received }: Received,
): Promise<FileRow> {
  const at = { id: newFileId(ports), receivedAt: ports.clock.now() };
  const name = storable(received.name);
  const file = await tx.insertFile({ ...at, partner, channel, account, usage, payload, ...received, name });
  await tx.journal({
    kind: 'file',
    row: file.id,
    to: 'stored',
    what: `received ${file.name}, ${file.size} bytes${origin === undefined ? '' : `, cut out of ${origin}`}`,
    actor: account,
    partner: file.partner,
    detail: { sha256: file.sha256, channel: file.channel },
  });
  await tx.enqueue({ queue: 'file', whose: file.partner });
  return file;
}
