import { describeErp } from '../../contract/erp/erp-contract.js';
import { odooServer } from './odoo-server.js';

describeErp('Odoo 19', async () => ({ server: await odooServer(), close: async () => {} }));
