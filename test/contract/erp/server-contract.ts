import { describe, expect, it } from 'vitest';
import { applyAll, invoice, plan, readOrder } from './documents.js';
import type { Stage } from './stage.js';

/** How the server answers, apart from the port: a stand-in must answer alike. */
export function describeServer(stage: Stage): void {
  describe('the server behind it', () => {
    const status = async (path: string, body: object, key = stage.world.server.apiKey) => {
      const { url, db } = stage.world.server;
      const response = await fetch(`${url}/json/2/${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `bearer ${key}`,
          ...(db === undefined ? {} : { 'x-odoo-database': db }),
        },
        body: JSON.stringify(body),
      });
      const answer = (await response.json()) as { name?: string };
      return [response.status, answer.name ?? answer];
    };

    it.each([
      ['res.partner/search_read', { domain: [['no_such_field', '=', 1]], fields: [] }, [500, 'builtins.ValueError']],
      ['purchase.order/read', { ids: [999_999], fields: ['no_such_field'] }, [500, 'builtins.ValueError']],
      ['purchase.order/read', { ids: [999_999], fields: ['name'] }, [200, []]],
      ['purchase.order/write', { ids: [999_999], vals: { partner_ref: 'X' } }, [404, 'odoo.exceptions.MissingError']],
      ['no.such.model/search', { domain: [] }, [404, 'werkzeug.exceptions.NotFound']],
      ['purchase.order/no_such_method', { ids: [1] }, [404, 'werkzeug.exceptions.NotFound']],
      ['purchase.order/search', {}, [422, 'werkzeug.exceptions.UnprocessableEntity']],
      ['purchase.order/_private', { ids: [1] }, [403, 'odoo.exceptions.AccessError']],
      ['ir.model.data/search_read', { domain: [], fields: [] }, [403, 'odoo.exceptions.AccessError']],
      ['ir.model.data/check_object_reference', { module: 'x', xml_id: 'y' }, [500, 'builtins.ValueError']],
    ])('answers %s with %j as Odoo 19 does', async (path, body, expected) => {
      expect(await status(path, body)).toEqual(expected);
    });

    it('does not let the gateway post a bill', async () => {
      const number = await stage.threeLines();
      const order = await readOrder(stage.erp, number);
      const said = [{ of: 0, quantity: '1', price: '1.25' }];
      const document = invoice(order, said, '1.51');
      await applyAll(stage.erp, plan(document, order, said));
      const [bill] = await stage.billsOf(document.number);
      expect(await status('account.move/action_post', { ids: [bill?.['id']] })).toEqual([
        403,
        'odoo.exceptions.AccessError',
      ]);
    });

    it('loads all of a table or nothing, and tells failures with status 200', async () => {
      const before = await stage.world.raw.read('stock.package', [], ['name']);
      const answer = await stage.world.raw
        .call('stock.package', 'load', {
          fields: ['id', 'name', 'no_such_field'],
          data: [['__quayside__.contract_x', 'X', 'Y']],
        })
        .catch(() => ({ ids: false }));
      expect(answer).toMatchObject({ ids: false });
      expect(await stage.world.raw.read('stock.package', [], ['name'])).toEqual(before);
    });
  });
}
