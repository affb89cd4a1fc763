import { Refused, type ErpAddress } from '@quayside/exchange';
import { z } from 'zod';
import type { Transport } from './json2.js';
import type { UnitOverrides } from './units.js';

/** What reading and applying need to know about one connection and vendor. */
export interface Connection {
  readonly transport: Transport;
  readonly units: UnitOverrides;
  /** The commercial partner: an order may be made out to any contact below it. */
  vendor(): Promise<number>;
  /** The zone of the API key's user, for orders whose warehouse has none. */
  zone(): Promise<string>;
  /** Whether a model has a field: some come with modules that not everybody installs. */
  hasField(model: string, field: string): Promise<boolean>;
}

export function createConnection(
  transport: Transport,
  vendor: ErpAddress['vendor'],
  units: UnitOverrides = {},
): Connection {
  const fields = remembered((model) => fieldsOf(transport, model));
  const vendors = remembered(() => findVendor(transport, vendor));
  const zones = remembered(() => findZone(transport));
  return {
    transport,
    units,
    vendor: () => vendors(''),
    zone: () => zones(''),
    hasField: async (model, field) => (await fields(model)).has(field),
  };
}

// Long enough to spare most calls; a vendor that is merged or a module that is installed is seen soon after.
const rememberedMs = 300_000;

/** Asks once per name and a while; a failure is not remembered. */
function remembered<T>(ask: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const answers = new Map<string, { readonly until: number; readonly answer: Promise<T> }>();
  return (name) => {
    const known = answers.get(name);
    if (known && performance.now() < known.until) return known.answer;
    const answer = ask(name);
    answers.set(name, { until: performance.now() + rememberedMs, answer });
    answer.catch(() => answers.delete(name));
    return answer;
  };
}

async function fieldsOf(transport: Transport, model: string): Promise<ReadonlySet<string>> {
  const answer = await transport.call(model, 'fields_get', { attributes: ['type'] }, z.record(z.string(), z.unknown()));
  return new Set(Object.keys(answer));
}

const vendors = z.array(z.object({ commercial_partner_id: z.tuple([z.number(), z.string()]) }));

async function findVendor(transport: Transport, vendor: ErpAddress['vendor']): Promise<number> {
  const [field, value] = criterion(vendor);
  const found = await transport.call(
    'res.partner',
    'search_read',
    { domain: [[field, '=', value]], fields: ['commercial_partner_id'] },
    vendors,
  );
  const ids = [...new Set(found.map((each) => each.commercial_partner_id[0]))];
  const [id] = ids;
  if (id !== undefined && ids.length === 1) return id;
  const words = ids.length === 0 ? 'no vendor' : `${ids.length} vendors`;
  throw new Refused(
    transport.system,
    `Odoo has ${words} with ${field} ${value}: one is needed; correct Odoo or the profile`,
  );
}

function criterion(vendor: ErpAddress['vendor']): [string, string | number] {
  if (vendor.id !== undefined) return ['id', vendor.id];
  if (vendor.ref !== undefined) return ['ref', vendor.ref];
  if (vendor.vat !== undefined) return ['vat', vendor.vat];
  throw new TypeError('an ErpAddress needs a ref, vat or id of the vendor');
}

async function findZone(transport: Transport): Promise<string> {
  const context = await transport.call(
    'res.users',
    'context_get',
    {},
    z.object({ tz: z.union([z.string(), z.literal(false)]).optional() }),
  );
  return context.tz || 'UTC';
}
