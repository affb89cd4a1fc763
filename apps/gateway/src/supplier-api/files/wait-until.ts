import type { Changes } from '@quayside/store';

/** However much changes, one who waits looks no more often. */
const betweenLooksMs = 50;
/** Changes may be missed while a connection is down. */
const atLeastMs = 5_000;

/** Looks when something has changed until it is so, until the time is over, or until nobody waits any more. */
export async function waitUntil(
  changes: Pick<Changes, 'listen'>,
  /** What it looks for is none of what changes of other partners. */
  whose: readonly string[],
  look: () => Promise<boolean>,
  ms: number,
  gone: () => boolean,
): Promise<boolean> {
  const until = performance.now() + ms;
  const bell = new Bell();
  const stop = changes.listen((change) => {
    if (!change?.partner || whose.includes(change.partner)) bell.ring();
  });
  try {
    for (;;) {
      // What changes while it looks may be what it looks for.
      bell.set();
      if (await look()) return true;
      const left = until - performance.now();
      if (gone() || left <= 0) return false;
      await bell.rung(Math.min(left, atLeastMs));
      await pause(Math.min(betweenLooksMs, until - performance.now()));
    }
  } finally {
    stop();
  }
}

/** Rings once after it was set, and is heard also by who begins to listen after that. */
class Bell {
  #ring = Promise.withResolvers<void>();

  set(): void {
    this.#ring = Promise.withResolvers<void>();
  }

  ring(): void {
    this.#ring.resolve();
  }

  async rung(ms: number): Promise<void> {
    const timer = setTimeout(() => this.ring(), ms);
    await this.#ring.promise;
    clearTimeout(timer);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}
