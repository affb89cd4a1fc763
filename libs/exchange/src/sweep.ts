import { orderNumbers } from '@quayside/canonical';
import { deliverLane, readArrival, splitFile } from './inbound.js';
import { sendWaiting } from './channel/send-waiting.js';
import { isPulled } from './outbound.js';
import type { ErpAddress } from './ports/erp.js';
import type { Ports } from './ports/ports.js';
import type { Job } from './ports/store.js';
import type { DocumentRow } from './rows.js';
import { guarded, type StepOutcome } from './step.js';
import { systemOf } from './deliver.js';
import { Unavailable } from './errors.js';

/** Does what a job says. The job itself carries nothing: the row decides, and a row without work makes it do nothing. */
export async function runJob(ports: Ports, { queue, key }: Job): Promise<StepOutcome> {
  if (queue === 'lane') {
    await deliverLane(ports, key);
    return 'done';
  }
  if (queue === 'dispatch') {
    const dispatch = await ports.store.dispatch(key);
    if (dispatch?.state === 'ready' && !isPulled(dispatch.channel)) await sendWaiting(ports, dispatch.account);
    return 'done';
  }
  const row = await ports.store[queue](key);
  const step = { file: splitFile, arrival: readArrival }[queue];
  return guarded(ports, { kind: queue, row: key, partner: row?.partner ?? '' }, () =>
    alone(ports, `${queue}:${key}`, () => step(ports, key)),
  );
}

/** A row that another worker is at is that worker's: reading it twice would cost twice and end in a lost race. */
async function alone(ports: Ports, name: string, step: () => Promise<void>): Promise<void> {
  await ports.store.exclusively(name, step);
}

/** Gives a job to every row that has work and none: whatever was lost on the way is found here, whenever it runs. */
export function sweep(ports: Ports): Promise<number> {
  return ports.store.commit((tx) => tx.enqueueWork(ports.clock.now()));
}

/**
 * The order feed, first form: asks the ERP for the order numbers that held documents name, and puts back those whose order
 * has appeared. Throws nothing: an ERP that is away is noted and asked again next time.
 */
export async function askForUnknownOrders(ports: Ports): Promise<number> {
  const waiting = await ports.store.waitingForOrder();
  let back = 0;
  for (const { address, rows } of await byAddress(ports, waiting)) {
    try {
      back += await putBackKnown(ports, address, rows);
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      await ports.store.commit((tx) => tx.systemFailed(systemOf(address), ports.clock.now(), error.message));
    }
  }
  return back;
}

interface Waiting {
  readonly address: ErpAddress;
  readonly rows: DocumentRow[];
}

async function byAddress(ports: Ports, waiting: readonly DocumentRow[]): Promise<Iterable<Waiting>> {
  const groups = new Map<string, Waiting>();
  for (const row of waiting) {
    const live = await ports.partners.byId(row.partner);
    const address = live && live.partner.erp(row.usage);
    if (!address || !row.lane) continue;
    const group = groups.get(row.lane) ?? { address, rows: [] };
    group.rows.push(row);
    groups.set(row.lane, group);
  }
  return groups.values();
}

async function putBackKnown(ports: Ports, address: ErpAddress, rows: readonly DocumentRow[]): Promise<number> {
  const numbers = [...new Set(rows.flatMap(numbersOf))];
  const known = new Set(await ports.erp(address).knownOrders(numbers));
  let back = 0;
  for (const row of rows) {
    if (row.state !== 'held' || !numbersOf(row).every((number) => known.has(number))) continue;
    const held = { ...row, state: row.state };
    await ports.store.commit(async (tx) => {
      const how = {
        at: ports.clock.now(),
        by: 'order feed',
        choice: 'order-found',
        reason: 'the order is in Odoo now',
      };
      await tx.closeExceptions('inbound', row.id, how);
      await tx.move('inbound', held, 'accepted', {
        what: `order ${row.orderNumber} is in Odoo now`,
        actor: 'order feed',
      });
      if (row.lane) await tx.enqueue({ queue: 'lane', key: row.lane });
    });
    back += 1;
  }
  return back;
}

function numbersOf(row: DocumentRow): readonly string[] {
  return row.document ? orderNumbers(row.document) : [];
}
