import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Unavailable } from '@quayside/exchange';
import { describe, expect, it } from 'vitest';
import type { Stage } from './stage.js';

/** How the port meets the server: as whom, and what it says when it cannot. */
export function describeConnection(stage: Stage): void {
  describe('the connection', () => {
    it('says which version it meets and as whom', async () => {
      const { version, user } = await stage.erp.check();
      expect(version).toMatch(new RegExp(`^${stage.world.server.version}\\.0`));
      expect(user).not.toBe('');
    });

    it('opens records where a person can see them', async () => {
      const id = await stage.orderId(await stage.threeLines());
      const { url: site, version } = stage.world.server;
      const [record, message] =
        version >= 18
          ? [`/odoo/purchase.order/${id}`, '/mail/message/7']
          : [`/web#id=${id}&model=purchase.order&view_type=form`, '/mail/view?message_id=7'];
      const url = stage.erp.url({ model: 'purchase.order', id });
      expect(url).toBe(`${site}${record}`);
      expect((await fetch(url)).status).toBe(200);
      expect(stage.erp.url({ model: 'mail.message', id: 7 })).toBe(`${site}${message}`);
    });

    it('is unavailable while nothing answers', async () => {
      const away = stage.world.erp({ url: 'http://127.0.0.1:9' });
      await expect(away.check()).rejects.toThrow(Unavailable);
      await expect(away.readOrder('P00001')).rejects.toThrow(/cannot be reached/);
    });

    it('names the remedy when the key is refused', async () => {
      const locked = stage.world.erp({ apiKey: 'not-a-key' });
      const failure = await locked.readOrder('P00001').catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(Unavailable);
      expect(failure).toMatchObject({ system: 'odoo:test' });
      expect((failure as Error).message).toMatch(/API key.*make a new one/s);
    });

    it('works for the company of the profile, and says so when the user is not in it', async () => {
      const number = await stage.threeLines();
      const vendor = { ref: stage.world.vendor.ref };
      expect(
        await stage.world.erp({ address: { connection: 'test', vendor, company: 1 } }).knownOrders([number]),
      ).toEqual([number]);
      const elsewhere = stage.world.erp({ address: { connection: 'test', vendor, company: 999 } });
      await expect(elsewhere.knownOrders([number])).rejects.toThrow(/may not do this in Odoo/);
    });

    it('refuses a profile whose vendor does not exist', async () => {
      const nobody = stage.world.erp({ address: { connection: 'test', vendor: { ref: 'NOBODY-AT-ALL' } } });
      await expect(nobody.readOrder('P00001')).rejects.toThrow(/no vendor with ref NOBODY-AT-ALL/);
    });

    it('gives up on a server that takes the call and never answers', async () => {
      const silent = createServer(() => {});
      await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
      const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
      await expect(stage.world.erp({ url, timeoutMs: 200 }).readOrder('P00001')).rejects.toThrow(
        /no answer within 0.2 s/,
      );
      silent.closeAllConnections();
      silent.close();
    });
  });
}
