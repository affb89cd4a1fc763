import { Unavailable, type Applied, type Effect, type Erp, type ErpAddress, type ErpRecord } from '@quayside/exchange';
import { assertNever } from '@quayside/std';
import { z } from 'zod';
import { addLine } from './apply/add-line.js';
import { ask } from './apply/ask.js';
import { attach } from './apply/attach.js';
import { confirm } from './apply/confirm.js';
import { createBill } from './apply/create-bill.js';
import { foresee } from './apply/foresee.js';
import { note } from './apply/note.js';
import { receive } from './apply/receive.js';
import { standing } from './apply/standing.js';
import { settleTotal } from './apply/settle-total.js';
import { createConnection, type Connection } from './connection.js';
import { createJson2, type Json2Options, type Transport } from './json2.js';
import { orderDomain, readOrder, readOrders } from './read-order.js';
import type { UnitOverrides } from './units.js';

/** One connection to an Odoo, for one vendor. */
export interface OdooErpOptions extends Json2Options {
  readonly address: ErpAddress;
  /** Codes for the company's own units of measure, by external id or name. */
  readonly units?: UnitOverrides;
}

/** Odoo behind the Erp port. */
export function createOdooErp(options: OdooErpOptions): Erp {
  const company = options.company ?? options.address.company;
  const transport = createJson2({ ...options, ...(company === undefined ? {} : { company }) });
  const connection = createConnection(transport, options.address.vendor, options.units);
  return {
    readOrder: (number) => readOrder(connection, number),
    orders: (page) => readOrders(connection, page),
    knownOrders: (numbers) => knownOrders(connection, numbers),
    standing: (applied) => standing(connection, applied),
    foresee: (effects) => foresee(connection, effects),
    apply: (effect, source) => apply(connection, effect, source),
    check: () => check(transport),
    url: (record) => recordUrl(options.url, record),
  };
}

function apply(connection: Connection, effect: Effect, source: () => Promise<Uint8Array>): Promise<Applied> {
  switch (effect.action) {
    case 'attach':
      return attach(connection, effect, source);
    case 'write':
      return effect.model === 'account.move' ? settleTotal(connection, effect) : confirm(connection, effect);
    case 'note':
      return note(connection, effect);
    case 'ask':
      return ask(connection, effect);
    case 'receive':
      return receive(connection, effect);
    case 'create':
      return effect.model === 'purchase.order.line' ? addLine(connection, effect) : createBill(connection, effect);
    default:
      return assertNever(effect.action);
  }
}

async function knownOrders(connection: Connection, numbers: readonly string[]): Promise<readonly string[]> {
  if (numbers.length === 0) return [];
  const found = await connection.transport.call(
    'purchase.order',
    'search_read',
    {
      domain: [
        ...(await orderDomain(connection, [...new Set(numbers.flatMap(inEachCase))])),
        // A request is none yet.
        ['state', 'in', ['purchase', 'done', 'cancel']],
      ],
      fields: ['name'],
    },
    z.array(z.object({ name: z.string() })),
  );
  const names = new Set(found.map((each) => each.name));
  return numbers.filter((number) => inEachCase(number).some((each) => names.has(each)));
}

/** Names that Odoo has an index for, instead of a search of all orders without case. */
function inEachCase(number: string): readonly string[] {
  return [number, number.toUpperCase(), number.toLowerCase()];
}

const versionPage = z.object({ version: z.string(), version_info: z.tuple([z.number()], z.unknown()) });

async function check(transport: Transport): Promise<{ readonly version: string; readonly user: string }> {
  const page = versionPage.safeParse(await transport.get('/web/version'));
  if (!page.success) throw new Unavailable(transport.system, 'what answers at this address is not Odoo');
  const { version, version_info } = page.data;
  if (version_info[0] < 19) {
    throw new Unavailable(transport.system, `this is Odoo ${version}; the JSON-2 interface begins with Odoo 19`);
  }
  const context = await transport.call('res.users', 'context_get', {}, z.object({ uid: z.number().optional() }));
  // Asks for what every delivery begins with: a key that works may still be of a user without the rights.
  await transport.call('purchase.order', 'search_count', { domain: [] }, z.number());
  return { version, user: await userName(transport, context.uid) };
}

async function userName(transport: Transport, uid: number | undefined): Promise<string> {
  if (uid === undefined) return 'unknown';
  const users = z.array(z.object({ name: z.string() }));
  const [user] = await transport.call('res.users', 'read', { ids: [uid], fields: ['name'] }, users);
  return user?.name ?? String(uid);
}

/** Odoo 19 opens a record under its model's name; a message shows in its thread, an attachment as its content. */
function recordUrl(base: string, { model, id }: ErpRecord): string {
  const site = base.replace(/\/+$/, '');
  if (model === 'mail.message') return `${site}/mail/message/${id}`;
  if (model === 'ir.attachment') return `${site}/web/content/${id}`;
  return `${site}/odoo/${model}/${id}`;
}
