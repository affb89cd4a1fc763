import { memoryRecords, seedStandIn, startStandIn } from '@quayside/odoo-stand-in';
import { describeErp, type Setup } from './erp-contract.js';
import { describeZones } from './zones-contract.js';

async function open(zone?: string): Promise<Setup> {
  const records = memoryRecords();
  await seedStandIn({ records });
  const apiKey = 'key-of-the-stand-in';
  const standIn = await startStandIn({ records, apiKey, ...(zone === undefined ? {} : { zone }), version: 14 });
  const user = { login: 'quayside', uids: { [apiKey]: 1 } };
  return {
    server: { version: 14, url: standIn.url, db: 'demo', apiKey, adminKey: apiKey, buyerKey: apiKey, ...user },
    close: () => standIn.close(),
  };
}

describeErp('the stand-in for Odoo 14', open);
describeZones('the stand-in for Odoo 14', () => open('Pacific/Auckland'));
