import { Unavailable } from '@quayside/exchange';

interface Lock {
  holder: object;
  readonly waiting: { readonly who: object; readonly go: () => void }[];
}

/** Locks that are held until their holder ends, given in the order in which they were asked for. */
export class Locks {
  readonly #locks = new Map<string, Lock>();
  readonly #waitsFor = new Map<object, Lock>();

  /** Waits until nobody else holds the lock. Throws Unavailable, as PostgreSQL does, where waiting would never end. */
  async take(name: string, who: object): Promise<void> {
    const lock = this.#locks.get(name);
    if (!lock) {
      this.#locks.set(name, { holder: who, waiting: [] });
      return;
    }
    if (lock.holder === who) return;
    if (this.#isWaitedForBy(lock, who)) throw new Unavailable('postgres', `deadlock at ${name}`);
    this.#waitsFor.set(who, lock);
    await new Promise<void>((go) => lock.waiting.push({ who, go }));
  }

  /** Gives back all that one holder has; each lock goes to whoever has waited longest for it. */
  release(who: object): void {
    for (const [name, lock] of this.#locks) {
      if (lock.holder !== who) continue;
      const next = lock.waiting.shift();
      if (!next) {
        this.#locks.delete(name);
        continue;
      }
      lock.holder = next.who;
      this.#waitsFor.delete(next.who);
      next.go();
    }
  }

  /** Whether somebody waits for a lock just now: for tests that let transactions meet. */
  get contested(): boolean {
    return this.#waitsFor.size > 0;
  }

  #isWaitedForBy(lock: Lock, who: object): boolean {
    const next = this.#waitsFor.get(lock.holder);
    return lock.holder === who || (next !== undefined && this.#isWaitedForBy(next, who));
  }
}
