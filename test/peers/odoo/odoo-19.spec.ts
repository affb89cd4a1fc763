import { describe, it } from 'vitest';
import { describeErp } from '../../contract/erp/erp-contract.js';
import { describeZones } from '../../contract/erp/zones-contract.js';
import { isWithout, odooServer } from './odoo-server.js';

if (isWithout(19)) {
  describe.skip('the Erp port on Odoo 19', () => {
    it('is not tested: the Debian archive does not offer Odoo 19', () => {});
  });
} else {
  const close = async () => {};
  describeErp('Odoo 19', async () => ({ server: await odooServer(19), close }));
  describeZones('Odoo 19', async () => ({ server: await odooServer(19, 'auckland'), close }));
}
