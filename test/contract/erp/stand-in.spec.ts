import { memoryRecords, seedStandIn, startStandIn } from '@quayside/odoo-stand-in';
import { describeErp } from './erp-contract.js';

describeErp('the stand-in', async () => {
  const records = memoryRecords();
  await seedStandIn({ records });
  const apiKey = 'key-of-the-stand-in';
  const standIn = await startStandIn({ records, apiKey });
  return {
    server: { version: 19, url: standIn.url, apiKey, adminKey: apiKey, buyerKey: apiKey },
    close: () => standIn.close(),
  };
});
