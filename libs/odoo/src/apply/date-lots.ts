import { z } from 'zod';
import type { Connection } from '../connection.js';
import { externalIds } from '../read-order.js';
import { noonOn, type OdooTime } from '../time.js';
import { externalId, isOurs, load } from '../wire/external-id.js';
import type { Part, ShippedLine } from './allocate.js';

interface Wanted {
  readonly key: string;
  readonly product: number;
  readonly name: string;
  readonly days: Days;
}

const dayFields = ['expiration_date', 'use_date', 'removal_date'] as const;
type Days = Readonly<Partial<Record<(typeof dayFields)[number], OdooTime>>>;

/** Lots are known by product and name. */
function lotKey({ product, name }: Pick<Wanted, 'product' | 'name'>): string {
  return `${product} ${name}`;
}

interface Dating {
  /** Of the effect. */
  readonly key: string;
  readonly parts: readonly Part[];
  readonly company: number;
  readonly zone: string;
}

/**
 * Makes the lots that have a best-before or sell-by day, which the line of a receipt does not take. Odoo computes the days that
 * nobody has told from that of the expiry as a lot is made; the others are written then. A line finds its lot by the name, when it
 * is received. Lots that the warehouse has made keep their days.
 */
export async function dateLots(connection: Connection, { key, parts, company, zone }: Dating): Promise<void> {
  const wanted = wantedLots(parts, key, zone);
  if (wanted.length === 0) return;
  const { transport } = connection;
  const found = await findLots(connection, wanted, company);
  const missing = wanted.filter((each) => !found.has(lotKey(each)));
  const made = missing.length === 0 ? [] : await makeLots(connection, missing, company);
  const names = await externalIds(
    transport,
    'stock.lot',
    [...found.values()].map(({ id }) => id),
  );
  const known = wanted.flatMap((each) => {
    const lot = found.get(lotKey(each));
    return lot && isOurs(names.get(lot.id) ?? '') ? [{ id: lot.id, vals: differing(each.days, lot) }] : [];
  });
  const anew = missing.flatMap(({ days }, at) => {
    const id = made[at];
    return id === undefined ? [] : [{ id, vals: differing(days, { expiration_date: days.expiration_date }) }];
  });
  const alike = Map.groupBy([...known, ...anew], ({ vals }) => JSON.stringify(vals));
  for (const lots of alike.values()) {
    const vals = lots[0]?.vals ?? {};
    const ids = lots.map(({ id }) => id);
    if (Object.keys(vals).length > 0) await transport.call('stock.lot', 'write', { ids, vals }, z.literal(true));
  }
}

function differing(days: Days, now: Readonly<Partial<Record<keyof Days, unknown>>>): Days {
  return Object.fromEntries(
    dayFields.flatMap((field) =>
      days[field] === undefined || days[field] === now[field] ? [] : [[field, days[field]]],
    ),
  );
}

function wantedLots(parts: readonly Part[], key: string, zone: string): readonly Wanted[] {
  const lots = new Map<string, Wanted>();
  for (const { move, shipped } of parts) {
    const { lot_name: name } = shipped;
    if (name === undefined || !isDated(shipped) || lots.has(lotKey({ product: move.product, name }))) continue;
    const days = dayFields.flatMap((field) => {
      const day = shipped[field];
      return day === undefined ? [] : [[field, noonOn(day, zone)] as const];
    });
    lots.set(lotKey({ product: move.product, name }), {
      ...{ key: `${key}_lot_${lots.size + 1}`, product: move.product, name },
      days: Object.fromEntries(days),
    });
  }
  return [...lots.values()];
}

function isDated({ use_date: use, removal_date: removal }: ShippedLine): boolean {
  return use !== undefined || removal !== undefined;
}

const day = z.union([z.string(), z.literal(false)]);
const rows = z.array(
  z.object({
    ...{ id: z.number(), name: z.string(), product_id: z.tuple([z.number(), z.string()]) },
    ...{ expiration_date: day, use_date: day, removal_date: day },
  }),
);

async function findLots({ transport }: Connection, wanted: readonly Wanted[], company: number) {
  const domain = [
    ['product_id', 'in', [...new Set(wanted.map(({ product }) => product))]],
    ['name', 'in', [...new Set(wanted.map(({ name }) => name))]],
    ['company_id', 'in', [false, company]],
  ];
  const query = { domain, fields: ['name', 'product_id', ...dayFields], order: 'id' };
  const found = await transport.call('stock.lot', 'search_read', query, rows);
  return new Map(found.map((each) => [lotKey({ product: each.product_id[0], name: each.name }), each]));
}

function makeLots({ transport, dialect }: Connection, lots: readonly Wanted[], company: number) {
  const columns = ['id', 'name', 'product_id/.id', 'expiration_date'];
  const fields = dialect.lotsNameCompany ? [...columns, 'company_id/.id'] : columns;
  return load(transport, 'stock.lot', {
    fields,
    rows: lots.map(({ key, name, product, days }) => [
      ...[externalId(key), name, String(product), days.expiration_date ?? ''],
      ...(dialect.lotsNameCompany ? [String(company)] : []),
    ]),
  });
}
