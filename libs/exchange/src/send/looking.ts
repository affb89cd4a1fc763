import type { Unavailable } from '../model/errors.js';
import { systemOf } from '../model/lane.js';
import type { OrderWatch } from '../model/watched-order.js';
import type { ErpCompany, OrderSearch } from '../ports/order-feed.js';
import type { Ports } from '../ports/ports.js';
import { delay } from '../step/delay.js';

/** Where something is looked for. */
interface Looked {
  readonly name: string;
  readonly company: ErpCompany;
}

/** Notes when the next look is due before this one asks: a hint that comes meanwhile is for that one. */
export async function beginLook(
  ports: Ports,
  name: string,
  at: Date,
  { everyMs }: OrderSearch,
): Promise<OrderWatch | undefined> {
  return ports.store.commit(async (tx) => {
    await tx.lockKey(`orders:${name}`);
    const fresh = { name, since: null, comparedAt: null, dueAt: at, uncertainUntil: null };
    const watch = (await tx.orderWatch(name)) ?? fresh;
    if (watch.dueAt > at) return undefined;
    await tx.saveOrderWatch({ ...watch, dueAt: new Date(at.getTime() + everyMs) });
    return watch;
  });
}

export async function endLook(ports: Ports, { name, company }: Looked, seen: OrderWatch): Promise<void> {
  await ports.store.commit(async (tx) => {
    await tx.lockKey(`orders:${name}`);
    const { dueAt, uncertainUntil } = (await tx.orderWatch(name)) ?? seen;
    await tx.saveOrderWatch({ ...seen, dueAt, uncertainUntil });
    await tx.systemServed(systemOf({ ...company, vendor: {} }), ports.clock.now());
  });
}

export async function noteAway(ports: Ports, { name, company }: Looked, error: Unavailable): Promise<void> {
  const at = ports.clock.now();
  await ports.store.commit(async (tx) => {
    await tx.lockKey(`orders:${name}`);
    const watch = await tx.orderWatch(name);
    const dueAt = new Date(at.getTime() + (error.retryAfterMs ?? delay(ports, 3)));
    if (watch) await tx.saveOrderWatch({ ...watch, dueAt });
    await tx.systemFailed(systemOf({ ...company, vendor: {} }), at, error.message);
  });
}

/** A stamp of the future, which a clock that was wrong left behind, hides nothing that comes after it. */
export function notAfter(newest: Date | null, at: Date): Date | null {
  return newest && newest > at ? at : newest;
}

/** Stamps are whole seconds. */
export function secondsBefore(at: Date, ms: number): Date {
  return new Date(Math.floor((at.getTime() - ms) / 1000) * 1000);
}
