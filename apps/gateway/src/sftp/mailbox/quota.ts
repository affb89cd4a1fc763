import type { Mailbox } from '@quayside/store';
import type { Account } from '@quayside/partners';
import { UploadRefused } from './upload-writer.js';

export interface Quota {
  /** Files and bytes in 24 hours. */
  readonly files: number;
  readonly bytes: number;
}

type Used = Quota;

/** How long a figure from the store is good enough: what other processes take meanwhile may come on top. */
const freshMs = 5_000;
const windowMs = 24 * 3600 * 1000;

/** What each login may still send. Counting every file anew for every file would cost more than the files do. */
export class QuotaGauge {
  readonly #known = new Map<string, { at: number; files: number; bytes: number }>();

  constructor(private readonly mailbox: Pick<Mailbox, 'use'>) {}

  /** Bytes that this login may still send. Throws UploadRefused when it may send no further file. */
  async room(login: Account, quota: Quota, now: Date): Promise<number> {
    const used = await this.mayReceive(login, quota, now);
    if (used.bytes >= quota.bytes) throw new UploadRefused('quota', outOfBytes(quota.bytes));
    return quota.bytes - used.bytes;
  }

  /** Throws UploadRefused when one more file may not be received, whatever bytes it has. */
  async mayReceive(login: Account, { files }: Quota, now: Date): Promise<Used> {
    const used = await this.#used(login, now);
    if (used.files < files) return used;
    throw new UploadRefused('quota', `quota: ${files} files in 24 hours were agreed and have come, send it later`);
  }

  /** Counts what has come since the figure was fresh. */
  add(login: Account, { files, bytes }: Used): void {
    const known = this.#known.get(login);
    if (!known) return;
    known.files += files;
    known.bytes += bytes;
  }

  async #used(login: Account, now: Date): Promise<Used> {
    const known = this.#known.get(login);
    if (known && now.getTime() - known.at < freshMs) return known;
    const fresh = { at: now.getTime(), ...(await this.mailbox.use(login, new Date(now.getTime() - windowMs))) };
    this.#known.set(login, fresh);
    return fresh;
  }
}

export function outOfBytes(bytes: number): string {
  return `quota: ${bytes} bytes in 24 hours were agreed and have come, send it later`;
}
