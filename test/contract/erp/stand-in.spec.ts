import { memoryRecords, seedStandIn, startStandIn } from '@quayside/odoo-stand-in';
import { describeErp, type Setup } from './erp-contract.js';
import { describeZones } from './zones-contract.js';

async function open(zone?: string): Promise<Setup> {
  const records = memoryRecords();
  await seedStandIn({ records });
  const apiKey = 'key-of-the-stand-in';
  const standIn = await startStandIn({ records, apiKey, ...(zone === undefined ? {} : { zone }) });
  return {
    server: { version: 19, url: standIn.url, apiKey, adminKey: apiKey, buyerKey: apiKey },
    close: () => standIn.close(),
  };
}

describeErp('the stand-in', open);
describeZones('the stand-in', () => open('Pacific/Auckland'));
