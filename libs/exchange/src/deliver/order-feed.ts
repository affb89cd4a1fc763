import { orderNumbers } from '@quayside/canonical';
import type { ErpAddress } from '../model/erp-address.js';
import { Unavailable } from '../model/errors.js';
import { systemOf } from '../model/lane.js';
import type { DocumentRow } from '../model/rows.js';
import type { Ports } from '../ports/ports.js';

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
      if (row.lane) await tx.enqueue({ queue: 'lane', whose: row.partner });
    });
    back += 1;
  }
  return back;
}

function numbersOf(row: DocumentRow): readonly string[] {
  return row.document ? orderNumbers(row.document) : [];
}
