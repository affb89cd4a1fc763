import { dispatchServed, FewAtATime } from '@quayside/exchange';
import type { Runtime } from '@quayside/runtime';
import { callersBy } from './supplier-api/auth/callers.js';
import { dispatchReads } from './supplier-api/dispatches/dispatch-reads.js';
import { fileReads } from './supplier-api/files/file-reads.js';
import { receiveBodies } from './supplier-api/files/receive-body.js';
import { ownOrders } from './supplier-api/orders/own-orders.js';
import type { SupplierApiPorts } from './supplier-api/supplier-api.module.js';

/** Wrong keys that are counted at once, and waiting. */
const wrongKeysAtOnce = { working: 2, waiting: 64, waitingEach: 16 };

/** What each feature of the suppliers' interface is given of the runtime. */
export function supplierPorts(runtime: Runtime): SupplierApiPorts {
  const { config, ports, database, changes, requests, uploads, folded, log } = runtime;
  const { clock } = ports;
  const receive = receiveBodies({ ports, uploads });
  return {
    callers: callersBy(ports, requests, config.tokens, {
      ...{ few: new FewAtATime(wrongKeysAtOnce), journal: folded.journal, exposure: runtime.exposure },
    }),
    files: { reads: fileReads(ports, { database, changes }), receive },
    cxml: { receive, clock, log },
    dispatches: {
      reads: dispatchReads(ports, database),
      served: (id, account) => dispatchServed(ports, id, account),
    },
    orders: ownOrders(ports, database),
  };
}
