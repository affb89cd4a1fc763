import type { Ports } from '../ports/ports.js';

const firstDelayMs = 2_000;
export const longestDelayMs = 5 * 60_000;

/** Doubles from 2 s to 5 min, with up to a third of jitter so that a returning system is not hit by all at once. */
export function delay(ports: Pick<Ports, 'random'>, count: number): number {
  const base = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(count, 10));
  return Math.round(base * (1 + ports.random() / 3));
}
