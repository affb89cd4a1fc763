import { setTimeout } from 'node:timers/promises';

/** Waits until the clock shows another second, and answers it: Odoo's own stamps are no finer. */
export async function untilNextSecond(): Promise<Date> {
  const next = new Date(Math.floor(Date.now() / 1000) * 1000 + 1000);
  await setTimeout(next.getTime() - Date.now() + 5);
  return next;
}
