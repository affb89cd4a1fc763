import { describe, it } from 'vitest';
import { describeErp } from '../../contract/erp/erp-contract.js';
import { odooServer, withoutOdoo } from './odoo-server.js';

if (withoutOdoo) {
  describe.skip('the Erp port on Odoo 19', () => {
    it('is not tested: the Debian archive does not offer Odoo 19 (QUAYSIDE_TEST_ODOO=none)', () => {});
  });
} else {
  describeErp('Odoo 19', async () => ({ server: await odooServer(), close: async () => {} }));
}
