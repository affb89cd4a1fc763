import { inspectOdoo, odooDocuments } from '@quayside/odoo';
import { beforeAll, describe, expect, it } from 'vitest';
import { rawOf } from '../../contract/erp/raw.js';
import type { Server } from '../../contract/erp/world.js';
import { isWithout, odooServer, type OdooVersion } from './odoo-server.js';

// What the groups that docs/operating.md names let a user do is what the contract does as the user "gateway", who has no others.

const versions: readonly OdooVersion[] = [19, 14];

describe.each(versions)('the rights of a user of Odoo %i', (version) => {
  describe.skipIf(isWithout(version))('are asked for before they are missed', () => {
    let server: Server;
    beforeAll(async () => {
      server = await odooServer(version);
    });

    const missing = async (as?: string) => {
      const { url, db = '', login, apiKey } = await odooServer(version, as);
      const user = { apiKey, ...(login === undefined ? {} : { login }) };
      const found = await inspectOdoo({ name: 'test', url, db, ...user, timeoutMs: 60_000 });
      return found.missingRights(odooDocuments);
    };
    const ofOrders = async (as?: string) =>
      (await missing(as)).filter(({ document }) => document !== 'price-catalogue');

    it('finds nothing amiss with Purchase / User and Inventory / User', async () => {
      expect(await ofOrders()).toEqual([]);
    });

    it('names the group that gives a user what is missing', async () => {
      const packages = { document: 'ship-notice', right: 'make packages', group: 'Inventory / User' };
      const scraps = { document: 'receiving-advice', right: 'read scraps', group: 'Inventory / User' };
      const bought = await ofOrders('purchaseOnly');
      expect(bought.filter(({ document }) => document !== 'receiving-advice')).toEqual([packages]);
      expect(bought).toContainEqual(scraps);
      expect(await missing('stockOnly')).not.toContainEqual(scraps);
      const groups = (await missing('stockOnly')).map(({ document, group }) => [document, group]);
      expect(groups).toContainEqual(['order-acknowledgement', 'Purchase / User']);
      expect(groups).toContainEqual(['invoice', 'Purchase / User']);
      expect(groups).not.toContainEqual(['ship-notice', 'Inventory / User']);
      expect((await missing('nobody')).length).toBeGreaterThan(groups.length);
    });

    it('finds that price lists take an administrator of purchases', async () => {
      const of = async (as?: string) =>
        (await missing(as)).flatMap(({ document, group }) => (document === 'price-catalogue' ? [group] : []));
      expect(new Set(await of())).toEqual(new Set(['Purchase / Administrator']));
      expect(await of('buyer')).toEqual([]);
    });

    it('leaves no trace', async () => {
      const raw = rawOf(server);
      const count = (model: string) => raw.call(model, 'search_count', { domain: [] });
      const models = ['purchase.order', 'stock.picking', 'account.move', 'mail.message', 'ir.attachment'];
      const before = await Promise.all(models.map(count));
      await missing();
      expect(await Promise.all(models.map(count))).toEqual(before);
    });
  });
});
