import type { Health } from './health.js';

/** As long as a look may take: who asks waits no longer. */
const usualLimitMs = 3_000;
/** For as long an answer stands: whoever asks all the time makes no work. */
const standsMs = 1_000;

/**
 * Whether bytes that come now can be committed: a row can be written, and there is room. Returns why not, in words. An Odoo that is
 * away does not make us unready: documents wait.
 */
export class Readiness {
  #last: { readonly at: number; readonly why: Promise<string | undefined> } | undefined;

  constructor(
    private readonly health: Pick<Health, 'isStopping' | 'probeDatabase' | 'freeBytes' | 'minimumFree'>,
    private readonly limitMs = usualLimitMs,
  ) {}

  async whyNot(): Promise<string | undefined> {
    if (this.health.isStopping()) return 'stopping';
    const now = performance.now();
    if (!this.#last || now - this.#last.at > standsMs) this.#last = { at: now, why: this.#look() };
    return this.#last.why;
  }

  async #look(): Promise<string | undefined> {
    const [room, database] = await Promise.all([
      this.#whyNoRoom(),
      within(this.limitMs, this.health.probeDatabase(), 'the database did not take a write in time'),
    ]);
    return [database, room].filter((each) => each !== undefined).join('; ') || undefined;
  }

  async #whyNoRoom(): Promise<string | undefined> {
    const { minimumFree } = this.health;
    const unknown = 'the data directory cannot be looked at';
    const free = await within(this.limitMs, this.health.freeBytes(), unknown).catch(() => unknown);
    if (typeof free === 'string') return free;
    if (free >= minimumFree) return undefined;
    return `only ${megabytes(free)} are free where the data directory is, and ${megabytes(minimumFree)} must be (QUAYSIDE_MIN_FREE)`;
  }
}

function megabytes(bytes: number): string {
  return `${Math.floor(bytes / 1024 ** 2).toLocaleString('en')} MB`;
}

async function within<T>(ms: number, work: Promise<T>, late: string): Promise<T | string> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<string>((resolve) => (timer = setTimeout(() => resolve(late), ms)));
  return Promise.race([work, tooLate]).finally(() => clearTimeout(timer));
}
