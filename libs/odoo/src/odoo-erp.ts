import type { Applied, Effect, Erp } from '@quayside/exchange';
import { assertNever } from '@quayside/std';
import { z } from 'zod';
import { addLine } from './apply/add-line.js';
import { ask } from './apply/ask.js';
import { attach } from './apply/attach.js';
import { confirm } from './apply/confirm.js';
import { createBill } from './apply/create-bill.js';
import { foresee } from './apply/foresee.js';
import { note } from './apply/note.js';
import { announcedOn } from './apply/announced-on.js';
import { receive } from './apply/receive.js';
import { standing } from './apply/standing.js';
import { takeBack } from './apply/take-back.js';
import { settleTotal } from './apply/settle-total.js';
import { openConnection, type Connection, type ConnectionOptions } from './connection.js';
import { pathOfNew, pathOfOld } from './dialect/record-path.js';
import { orderDomain, readOrder, readOrders } from './read-order.js';
import { remembered } from './remembered.js';
import { siteOf } from './wire/http.js';

/** One connection to an Odoo, for one vendor. */
export type OdooErpOptions = ConnectionOptions;

/** Odoo behind the Erp port. Its version is found when it is first spoken to, and asked again after a while. */
export function createOdooErp(options: OdooErpOptions): Erp {
  const company = options.company ?? options.address.company;
  let dialect: Connection['dialect'] | undefined;
  const opened = remembered(async () => {
    const connection = await openConnection({ ...options, ...(company === undefined ? {} : { company }) });
    ({ dialect } = connection);
    return connection;
  });
  const connected = () => opened('');
  // Odoo 14 to 18 ask for a login; the addresses of old ones are right for new ones too, not the other way round.
  const unasked = options.login === undefined ? pathOfNew : pathOfOld;
  return {
    readOrder: async (number) => readOrder(await connected(), number),
    orders: async (page) => readOrders(await connected(), page),
    knownOrders: async (numbers) => knownOrders(await connected(), numbers),
    announced: async (number) => announcedOn(await connected(), number),
    standing: async (applied) => standing(await connected(), applied),
    foresee: async (effects) => foresee(await connected(), effects),
    apply: async (effect, source) => apply(await connected(), effect, source),
    check: async () => check(await connected(), options.login),
    url: (record) => siteOf(options.url) + (dialect?.path ?? unasked)(record),
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
    case 'take-back':
      return takeBack(connection, effect);
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

const context = z.object({ uid: z.number().optional() });
const users = z.array(z.object({ name: z.string() }));

async function check({ transport, version, dialect }: Connection, login: string | undefined) {
  const { uid } = await transport.call('res.users', 'context_get', {}, context);
  // Asks for what every delivery begins with: a key that works may still be of a user without the rights.
  await transport.call('purchase.order', 'search_count', { domain: [] }, z.number());
  const whom = uid === undefined ? ['login', '=', login ?? ''] : ['id', '=', uid];
  const [user] = await transport.call('res.users', 'search_read', { domain: [whom], fields: ['name'] }, users);
  const proof = dialect.proven ? '' : ' (not proven on a real server)';
  return { version: `${version}${proof}`, user: user?.name ?? login ?? 'unknown' };
}
