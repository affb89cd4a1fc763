import { dispatchServed } from '@quayside/exchange';
import type { Runtime } from '@quayside/runtime';
import { callersBy } from './supplier-api/auth/callers.js';
import { dispatchReads } from './supplier-api/dispatches/dispatch-reads.js';
import { fileReads } from './supplier-api/files/file-reads.js';
import { receiveBodies } from './supplier-api/files/receive-body.js';
import { ownOrders } from './supplier-api/orders/own-orders.js';
import type { SupplierApiPorts } from './supplier-api/supplier-api.module.js';

/** What each feature of the suppliers' interface is given of the runtime. */
export function supplierPorts({ config, ports, database, changes, requests, uploads, log }: Runtime): SupplierApiPorts {
  const { clock } = ports;
  const receive = receiveBodies({ ports, uploads });
  return {
    callers: callersBy(ports, requests, config.tokens),
    files: { reads: fileReads(ports, { database, changes }), receive },
    cxml: { receive, clock, log },
    dispatches: {
      reads: dispatchReads(ports, database),
      served: (id, account) => dispatchServed(ports, id, account),
    },
    orders: ownOrders(ports, database),
  };
}
