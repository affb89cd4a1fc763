import type { Server } from './world.js';

export type Rows = Record<string, unknown>[];

/** Calls a server without the code under test, in the names of Odoo 19. */
export abstract class Raw {
  constructor(protected readonly server: Server) {}

  /** Named arguments, the ids among them. */
  abstract call(model: string, method: string, body: object, key?: string): Promise<unknown>;
  abstract read(model: string, domain: unknown[], fields: string[]): Promise<Rows>;

  async create(model: string, values: object, key?: string): Promise<number> {
    const made = await this.call(model, 'create', { vals_list: [values] }, key);
    return (made as number[])[0] as number;
  }

  async reference(module: string, name: string): Promise<number> {
    const answer = await this.call('ir.model.data', 'check_object_reference', { module, xml_id: name });
    return (answer as [string, number])[1];
  }
}

export function rawOf(server: Server): Raw {
  return server.version >= 19 ? new RawJson2(server) : new RawJsonRpc(server);
}

class RawJson2 extends Raw {
  async call(model: string, method: string, body: object, key = this.server.adminKey): Promise<unknown> {
    const { url, db } = this.server;
    const response = await fetch(`${url}/json/2/${model}/${method}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `bearer ${key}`,
        ...(db === undefined ? {} : { 'x-odoo-database': db }),
      },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    if (!response.ok)
      throw new Error(`${model}.${method}: ${response.status} ${(answer as { message: string }).message}`);
    return answer;
  }

  async read(model: string, domain: unknown[], fields: string[]): Promise<Rows> {
    return (await this.call(model, 'search_read', { domain, fields, order: 'id' })) as Rows;
  }
}

/**
 * Where Odoo 14 has another name for a field; of two names the first that is not 0 counts: what a receipt foresees is reserved
 * there before it is done.
 */
const fields14: Record<string, Record<string, readonly string[]>> = {
  'purchase.order': { acknowledged: ['mail_reminder_confirmed'] },
  'purchase.order.line': { product_uom_id: ['product_uom'], tax_ids: ['taxes_id'] },
  'stock.move': { quantity: ['quantity_done', 'reserved_availability'] },
  'stock.move.line': { quantity: ['qty_done', 'product_uom_qty'], picked: [] },
  'product.supplierinfo': { partner_id: ['name'] },
};
const models14: Record<string, string> = {
  'stock.package': 'stock.quant.package',
  'stock.lot': 'stock.production.lot',
};
const positional = ['ids', 'domain', 'vals', 'vals_list', 'fields', 'data', 'module', 'xml_id'];

class RawJsonRpc extends Raw {
  async call(model: string, method: string, body: object, key = this.server.adminKey): Promise<unknown> {
    const { db, uids = {} } = this.server;
    const args: [string, unknown][] = Object.entries(body);
    const placed = positional.flatMap((name) => args.flatMap(([each, value]) => (each === name ? [value] : [])));
    const named = Object.fromEntries(args.filter(([name]) => !positional.includes(name)));
    return rpc(this.server, 'object', 'execute_kw', [
      ...[db, uids[key], key, models14[model] ?? model, method],
      ...[placed, named],
    ]);
  }

  async read(model: string, domain: unknown[], fields: string[]): Promise<Rows> {
    const names = fields14[model] ?? {};
    const wanted = fields.flatMap((field) => names[field] ?? [field]);
    const rows = (await this.call(model, 'search_read', { domain, fields: wanted, order: 'id' })) as Rows;
    const valueOf = (row: Record<string, unknown>, field: string) => {
      const values = (names[field] ?? [field]).map((each) => row[each]);
      return values.find((each) => each !== 0) ?? values[0] ?? false;
    };
    return rows.map((row) => ({
      id: row['id'],
      ...Object.fromEntries(fields.map((field) => [field, valueOf(row, field)])),
    }));
  }
}

/** The result of a call, or an error whose name is the exception's. */
export async function rpc(server: Server, service: string, method: string, args: unknown[]): Promise<unknown> {
  const response = await fetch(`${server.url}/jsonrpc`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', method: 'call', id: 1, params: { service, method, args } }),
  });
  const { result, error } = (await response.json()) as {
    result?: unknown;
    error?: { data: { name: string; message: string } };
  };
  if (error) throw Object.assign(new Error(error.data.message), { name: error.data.name });
  return result;
}
