import { afterAll, beforeAll, describe } from 'vitest';
import { describeAltered } from './altered-contract.js';
import { describeAcknowledgement } from './acknowledgement-contract.js';
import { describeConnection } from './connection-contract.js';
import { describeInvoice } from './invoice-contract.js';
import { describeOrders } from './orders-contract.js';
import { describeOrderFeed } from './order-feed-contract.js';
import { describePort } from './port-contract.js';
import { describeOrderChanges } from './order-changes-contract.js';
import { describePriceList } from './price-list-contract.js';
import { describeReceipts } from './receipts-contract.js';
import { describeServer } from './server-contract.js';
import { describeShipNotice } from './ship-notice-contract.js';
import { Stage } from './stage.js';
import type { Server } from './world.js';

export interface Setup {
  readonly server: Server;
  close(): Promise<void>;
}

/** What the Erp port promises, whoever is behind it. Results are read back without the adapter. */
export function describeErp(name: string, setup: () => Promise<Setup>): void {
  describe(`the Erp port on ${name}`, () => {
    const stage = new Stage();
    let opened: Setup | undefined;
    beforeAll(async () => {
      opened = await setup();
      await stage.set(opened.server);
    });
    afterAll(() => opened?.close());

    describePort(() => stage.port());
    describeOrders(stage);
    describeOrderFeed(stage);
    describeAcknowledgement(stage);
    describeOrderChanges(stage);
    describeShipNotice(stage);
    describeReceipts(stage);
    describeInvoice(stage);
    describeAltered(stage);
    describePriceList(stage);
    describeConnection(stage);
    describeServer(stage);
  });
}
