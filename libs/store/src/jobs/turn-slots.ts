/** How many turns one process takes at the same time. */
export interface SlotLimits {
  readonly slots: number;
  /** Of those, how many one and the same may have: so that whoever comes next finds a slot. */
  readonly ofOne: number;
}

/**
 * Where the turns of one queue run. Who has as many as it may is parked until one of them ends; a second turn of somebody who is
 * parked is the same one, because what there is to do it will find then.
 */
export class TurnSlots {
  readonly #running = new Map<string, number>();
  readonly #parked = new Set<string>();
  readonly #turns = new Set<Promise<void>>();
  /** Called when a turn has ended: whoever waits for a slot looks again. */
  #ended = Promise.withResolvers<void>();

  constructor(
    private readonly limits: SlotLimits,
    private readonly run: (whose: string) => Promise<void>,
  ) {}

  /** Resolves when the turn has begun or is parked: only then is there room to ask for another one. */
  async take(whose: string): Promise<void> {
    for (;;) {
      if (this.#of(whose) >= this.limits.ofOne) return void this.#parked.add(whose);
      if (this.#turns.size < this.limits.slots) return this.#begin(whose);
      await this.#ended.promise;
    }
  }

  /** Begins nothing more. Resolves when what runs has ended. */
  async close(): Promise<void> {
    this.#parked.clear();
    await Promise.all(this.#turns);
  }

  #begin(whose: string): void {
    this.#running.set(whose, this.#of(whose) + 1);
    const turn = this.run(whose).finally(() => {
      this.#turns.delete(turn);
      this.#leave(whose);
    });
    this.#turns.add(turn);
  }

  #leave(whose: string): void {
    const left = this.#of(whose) - 1;
    if (left > 0) this.#running.set(whose, left);
    else this.#running.delete(whose);
    const ended = this.#ended;
    this.#ended = Promise.withResolvers<void>();
    ended.resolve();
    // Behind those that have waited for a slot.
    if (this.#parked.delete(whose)) queueMicrotask(() => void this.take(whose));
  }

  #of(whose: string): number {
    return this.#running.get(whose) ?? 0;
  }
}
