import { recordFile, type Received } from './receive-file.js';
import type { Ports } from '../ports/ports.js';
import { MovedMeanwhile, type Upload } from '../ports/store.js';
import type { FileRow } from '../model/rows.js';

/**
 * `received`: it is a new file. `repeated`: the request was here before with the same bytes, and this is the file that it made.
 * `reused`: its key was used before for other bytes, which made this file; nothing was received.
 */
export interface Receipt {
  readonly outcome: 'received' | 'repeated' | 'reused';
  readonly file: FileRow;
}

/**
 * Step 1 for a sender that gives its requests keys of its own: however often it repeats one, it makes one file. The upload is
 * kept only where the file is new; otherwise it is the caller's to abandon.
 */
export async function receiveOnce(ports: Ports, upload: Upload, received: Received, key: string): Promise<Receipt> {
  const earlier = await ports.store.fileOfRequest(upload.account, key);
  if (earlier) return repeated(earlier, received);
  try {
    return await ports.store.commit(async (tx) => {
      const file = await recordFile(ports, tx, upload, received);
      await tx.rememberRequest(upload.account, key, file.id, ports.clock.now());
      await tx.forgetUpload(upload.id);
      return { outcome: 'received', file };
    });
  } catch (error) {
    // The same request came twice at the same moment, and the other one was first.
    const first = error instanceof MovedMeanwhile ? await ports.store.fileOfRequest(upload.account, key) : undefined;
    if (!first) throw error;
    return repeated(first, received);
  }
}

function repeated(file: FileRow, { sha256 }: Received): Receipt {
  return { outcome: file.sha256 === sha256 ? 'repeated' : 'reused', file };
}
