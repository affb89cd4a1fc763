import { setTimeout } from 'node:timers/promises';

const lookMs = 50;

/** Looks again and again until it is so, until the time is over, or until nobody waits any more. */
export async function waitUntil(look: () => Promise<boolean>, ms: number, gone: () => boolean): Promise<boolean> {
  const until = performance.now() + ms;
  for (;;) {
    if (await look()) return true;
    if (gone() || performance.now() + lookMs > until) return false;
    await setTimeout(lookMs);
  }
}
