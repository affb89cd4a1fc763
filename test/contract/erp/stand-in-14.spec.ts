import { memoryRecords, seedStandIn, startStandIn } from '@quayside/odoo-stand-in';
import { describeErp } from './erp-contract.js';

describeErp('the stand-in for Odoo 14', async () => {
  const records = memoryRecords();
  await seedStandIn({ records });
  const apiKey = 'key-of-the-stand-in';
  const standIn = await startStandIn({ records, apiKey, version: 14 });
  const user = { login: 'quayside', uids: { [apiKey]: 1 } };
  return {
    server: { version: 14, url: standIn.url, db: 'demo', apiKey, adminKey: apiKey, buyerKey: apiKey, ...user },
    close: () => standIn.close(),
  };
});
