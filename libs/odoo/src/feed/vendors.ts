import type { ErpAddress } from '@quayside/exchange';
import { z } from 'zod';
import { criterion, type OdooServer } from '../connection.js';
import { Aged } from '../recent.js';
import { remembered } from '../remembered.js';
import type { Transport } from '../wire/transport.js';

type Vendor = ErpAddress['vendor'];

/** The vendors of many orders at once. */
export interface Vendors {
  /**
   * Their commercial partners, by their places, as they were asked for some minutes ago. One that Odoo does not know, or knows
   * twice, has none: who delivers to it is told, the others need not wait for that.
   */
  find(vendors: readonly Vendor[]): Promise<readonly (number | undefined)[]>;
  /** For contacts: which of these partners they are, or are below of. The nearest one, where there are several. */
  above(contacts: readonly number[], partners: ReadonlySet<number>): Promise<ReadonlyMap<number, number>>;
}

export function vendorsOf({ transport }: Pick<OdooServer, 'transport'>): Vendors {
  const found = remembered((vendors) => findAll(transport, JSON.parse(vendors) as readonly Vendor[]));
  const parents = new Aged<number, number | false>(parentsMs);
  return {
    find: (vendors) => found(JSON.stringify(vendors)),
    above: (contacts, partners) => nearest(transport, parents, { contacts, partners }),
  };
}

// A contact that is moved to another company is seen within this time.
const parentsMs = 300_000;

const row = z.object({
  id: z.number(),
  ref: z.union([z.string(), z.literal(false)]),
  vat: z.union([z.string(), z.literal(false)]),
  commercial_partner_id: z.tuple([z.number(), z.string()]),
});

async function findAll(transport: Transport, vendors: readonly Vendor[]): Promise<readonly (number | undefined)[]> {
  const wanted = vendors.map(criterion);
  const terms = [...Map.groupBy(wanted, ([field]) => field)].map(([field, of]) => [
    ...[field, 'in', of.map(([, value]) => value)],
  ]);
  if (terms.length === 0) return [];
  const domain = [...terms.slice(1).map(() => '|'), ...terms];
  const rows = await transport.call(
    'res.partner',
    'search_read',
    { domain, fields: Object.keys(row.shape) },
    z.array(row),
  );
  return wanted.map(([field, value]) => {
    const ids = new Set(rows.filter((each) => each[field] === value).map((each) => each.commercial_partner_id[0]));
    const [only] = ids;
    return ids.size === 1 ? only : undefined;
  });
}

const child = z.object({ id: z.number(), parent_id: z.union([z.tuple([z.number(), z.string()]), z.literal(false)]) });

// Nobody nests companies deeper; a circle ends there, too.
const deepest = 10;

async function nearest(
  transport: Transport,
  parents: Aged<number, number | false>,
  { contacts, partners }: { readonly contacts: readonly number[]; readonly partners: ReadonlySet<number> },
): Promise<ReadonlyMap<number, number>> {
  const found = new Map<number, number>();
  let climbing = new Map(contacts.map((each) => [each, each]));
  for (let level = 0; level < deepest && climbing.size > 0; level += 1) {
    const arrived = [...climbing].filter(([, at]) => partners.has(at));
    for (const [contact, at] of arrived) found.set(contact, at);
    const rest = [...climbing].filter(([, at]) => !partners.has(at));
    await askParents(transport, parents, [...new Set(rest.map(([, at]) => at))]);
    climbing = new Map(
      rest.flatMap(([contact, at]) => {
        const parent = parents.get(at);
        return typeof parent === 'number' ? [[contact, parent] as const] : [];
      }),
    );
  }
  return found;
}

async function askParents(
  transport: Transport,
  parents: Aged<number, number | false>,
  partners: readonly number[],
): Promise<void> {
  const ids = partners.filter((each) => parents.get(each) === undefined);
  if (ids.length === 0) return;
  const rows = await transport.call('res.partner', 'read', { ids, fields: ['parent_id'] }, z.array(child));
  for (const { id, parent_id: parent } of rows) parents.set(id, parent ? parent[0] : false);
}
