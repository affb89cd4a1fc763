import type { Mailbox } from '@quayside/store';
import { UploadRefused } from '../../uploads/upload-writer.js';

export interface Quota {
  /** Files and bytes in 24 hours. */
  readonly files: number;
  readonly bytes: number;
}

/** How long a figure from the store is good enough: what other processes take meanwhile may come on top. */
const freshMs = 5_000;
const windowMs = 24 * 3600 * 1000;

/** What each login may still send. Counting every file anew for every file would cost more than the files do. */
export class QuotaGauge {
  readonly #known = new Map<string, { at: number; files: number; bytes: number }>();

  constructor(private readonly mailbox: Pick<Mailbox, 'use'>) {}

  /** Bytes that this login may still send. Throws UploadRefused when it may send no further file. */
  async room(login: string, { files, bytes }: Quota, now: Date): Promise<number> {
    const used = await this.#used(login, now);
    if (used.files >= files) {
      throw new UploadRefused('quota', `quota: ${files} files in 24 hours were agreed and have come, send it later`);
    }
    if (used.bytes >= bytes) throw new UploadRefused('quota', outOfBytes(bytes));
    return bytes - used.bytes;
  }

  /** Counts what was received since the figure was fresh. */
  add(login: string, bytes: number): void {
    const known = this.#known.get(login);
    if (!known) return;
    known.files += 1;
    known.bytes += bytes;
  }

  async #used(login: string, now: Date): Promise<{ readonly files: number; readonly bytes: number }> {
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
