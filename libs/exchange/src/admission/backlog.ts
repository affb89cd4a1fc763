import type { Clock } from '@quayside/std';
import type { Backlog, Backlogs } from '../ports/backlogs.js';
import type { Reads } from '../ports/store.js';

interface Known {
  readonly at: number;
  /** As it was counted, and with what came through this process since. */
  readonly counted: number;
  waiting: number;
  readonly perSecond: number | undefined;
}

/** How long a figure is good enough: what other processes take meanwhile may come on top. */
const freshMs = 1_000;

/**
 * How far behind we are with each partner. Who sends faster than we read is slowed down by this, and nobody else is. What waits
 * for the ERP does not count: that is no fault of the sender, and is kept for as long as it takes.
 */
export class BacklogGauge implements Backlogs {
  readonly #known = new Map<string, Known>();

  constructor(
    private readonly store: Pick<Reads, 'waitingToBeRead'>,
    private readonly clock: Clock,
    private readonly limit: number,
  ) {}

  async of(partner: string): Promise<Backlog> {
    const known = await this.#look(partner);
    return { waiting: known.waiting, limit: this.limit, perSecond: known.perSecond };
  }

  add(partner: string): void {
    const known = this.#known.get(partner);
    if (known) known.waiting += 1;
  }

  async #look(partner: string): Promise<Known> {
    const now = this.clock.now().getTime();
    const before = this.#known.get(partner);
    if (before && now - before.at < freshMs && now >= before.at) return before;
    const counted = await this.store.waitingToBeRead(partner, 2 * this.limit);
    const fresh = { at: now, counted, waiting: counted, perSecond: paceOf(before, now, counted) };
    // Whoever has nothing waiting needs no memory; it is most of them, most of the time.
    if (counted === 0) this.#known.delete(partner);
    else this.#known.set(partner, fresh);
    return fresh;
  }
}

/** What went since the figure before, smoothed: each look counts for half. */
function paceOf(before: Known | undefined, now: number, counted: number): number | undefined {
  if (!before || now <= before.at) return before?.perSecond;
  const pace = Math.max(0, before.waiting - counted) / ((now - before.at) / 1000);
  return before.perSecond === undefined ? pace : (before.perSecond + pace) / 2;
}

/** Whether so much waits that no more is taken where the sender can be told to come back. */
export function isFull({ waiting, limit }: Backlog): boolean {
  return waiting >= limit;
}

/** Below this much of the limit it goes on: coming back for one file at a time would help nobody. */
const goesOnBelow = 0.75;
/** Taken for granted before anything was seen. */
const usualPace = 10;
const longestSeconds = 300;

/** How many may wait when it goes on. */
export function resumesAt({ limit }: Pick<Backlog, 'limit'>): number {
  return Math.floor(limit * goesOnBelow);
}

/** In how many seconds so much of it will have been read that more is taken, as far as can be told. */
export function secondsUntilRoom(backlog: Backlog): number {
  const over = backlog.waiting - resumesAt(backlog) + 1;
  const pace = backlog.perSecond ?? usualPace;
  return pace > 0 ? Math.min(longestSeconds, Math.max(1, Math.ceil(over / pace))) : longestSeconds;
}

const longestDelayMs = 5_000;

/**
 * How much later a sender that cannot be told to come back hears that its file is ours: not at all up to half of the limit, then
 * more and more, and never so long that a client would give up.
 */
export function slowedBy({ waiting, limit }: Backlog): number {
  const pressure = (waiting / limit - 0.5) / 1.5;
  return Math.round(longestDelayMs * Math.min(1, Math.max(0, pressure)));
}
