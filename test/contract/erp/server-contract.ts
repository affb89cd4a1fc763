import { describe, expect, it } from 'vitest';
import { applyAll, invoice, plan, readOrder } from './documents.js';
import type { Stage } from './stage.js';

const valueError = [500, 'builtins.ValueError'] as const;

/** The status and the exception of an answer of JSON-2, or its value. */
async function statusOf({ world }: Stage, model: string, method: string, body: object): Promise<unknown> {
  const { url, db, apiKey } = world.server;
  const response = await fetch(`${url}/json/2/${model}/${method}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `bearer ${apiKey}`,
      ...(db === undefined ? {} : { 'x-odoo-database': db }),
    },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as { name?: string };
  return [response.status, answer.name ?? answer];
}

/** The exception of an answer of JSON-RPC, which has no status, or its value. */
function exceptionOf({ world }: Stage, model: string, method: string, body: object): Promise<unknown> {
  return world.raw.call(model, method, body, world.server.apiKey).catch((error: unknown) => (error as Error).name);
}

/** How the server answers, apart from the port: a stand-in must answer alike. */
export function describeServer(stage: Stage): void {
  describe('the server behind it', () => {
    const answerTo = (model: string, method: string, body: object) =>
      stage.world.server.version >= 19 ? statusOf(stage, model, method, body) : exceptionOf(stage, model, method, body);

    it.each([
      ['res.partner', 'search_read', { domain: [['no_such_field', '=', 1]], fields: [] }, valueError],
      ['purchase.order', 'read', { ids: [999_999], fields: ['no_such_field'] }, valueError],
      ['purchase.order', 'read', { ids: [999_999], fields: ['name'] }, [200, []]],
      [
        'purchase.order',
        'write',
        { ids: [999_999], vals: { partner_ref: 'X' } },
        [404, 'odoo.exceptions.MissingError'],
      ],
      ['no.such.model', 'search', { domain: [] }, [404, 'werkzeug.exceptions.NotFound', 'odoo.exceptions.UserError']],
      [
        'purchase.order',
        'no_such_method',
        { ids: [1] },
        [404, 'werkzeug.exceptions.NotFound', 'builtins.AttributeError'],
      ],
      ['purchase.order', 'search', {}, [422, 'werkzeug.exceptions.UnprocessableEntity', 'builtins.TypeError']],
      ['purchase.order', '_private', { ids: [1] }, [403, 'odoo.exceptions.AccessError']],
      ['ir.model.data', 'check_object_reference', { module: 'x', xml_id: 'y' }, valueError],
    ])('answers %s.%s with %j as Odoo does', async (model, method, body, [status, name, by14]) => {
      const older = typeof name === 'string' ? (by14 ?? name) : name;
      const expected = stage.world.server.version >= 19 ? [status, name] : older;
      expect(await answerTo(model, method, body)).toEqual(expected);
    });

    it('does not let the gateway post a bill', async () => {
      const number = await stage.threeLines();
      const order = await readOrder(stage.erp, number);
      const said = [{ of: 0, quantity: '1', price: '1.25' }];
      const document = invoice(order, said, '1.51');
      await applyAll(stage.erp, plan(document, order, said));
      const [bill] = await stage.billsOf(document.number);
      const refused = 'odoo.exceptions.AccessError';
      expect(await answerTo('account.move', 'action_post', { ids: [bill?.['id']] })).toEqual(
        stage.world.server.version >= 19 ? [403, refused] : refused,
      );
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
