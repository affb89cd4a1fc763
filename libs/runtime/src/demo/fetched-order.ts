import type { SftpMailbox } from '@quayside/channels';
import { wakeOrders } from '@quayside/exchange';
import type { Partner } from '@quayside/partners';
import { demoConnection } from '../erp-connections.js';
import type { Runtime } from '../open-runtime.js';

/** How long the demo waits for a worker. */
const patienceMs = 120_000;

/** Orders of a supplier are looked for from now on: what is confirmed after that goes out. */
export async function ordersGoOut({ ports: { store } }: Runtime, { id, stage }: Partner): Promise<void> {
  await until(`orders of ${id} are not looked for: does a process with the role worker run?`, async () =>
    store.ordersBegan(id, stage),
  );
}

/** The name under which a supplier has fetched its order from `out/`, as soon as it is there. */
export async function fetchedOrder({ ports }: Runtime, mailbox: SftpMailbox, number: string): Promise<string> {
  // As an automation rule of Odoo would say it.
  await wakeOrders(ports, demoConnection);
  const name = await until(`order ${number} has not gone out; see the log`, async () => {
    const listed = await mailbox.list('out');
    return listed.find((each) => each.name.includes(`-${number}-`))?.name;
  });
  await mailbox.get('out', name);
  return name;
}

async function until<T>(otherwise: string, look: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`after two minutes ${otherwise}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
