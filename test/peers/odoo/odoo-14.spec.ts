import { describe, it } from 'vitest';
import { describeErp } from '../../contract/erp/erp-contract.js';
import { describeZones } from '../../contract/erp/zones-contract.js';
import { isWithout, odooServer } from './odoo-server.js';

if (isWithout(14)) {
  describe.skip('the Erp port on Odoo 14', () => {
    it('is not tested: the Debian archive does not offer Odoo 14', () => {});
  });
} else {
  const close = async () => {};
  describeErp('Odoo 14', async () => ({ server: await odooServer(14), close }));
  describeZones('Odoo 14', async () => ({ server: await odooServer(14, 'auckland'), close }));
}
