import { Refused, Unavailable, type ErpAddress } from '@quayside/exchange';
import { z } from 'zod';
import type { Dialect } from './dialect/dialect.js';
import { dialectOf } from './dialect/dialect-of.js';
import { following, type FieldsThere } from './dialect/follow.js';
import { renamed } from './dialect/names.js';
import { findInvoicing, type Invoicing } from './invoicing.js';
import { oneAtATime } from './one-at-a-time.js';
import { Aged, newRecent, type Recent } from './recent.js';
import { remembered } from './remembered.js';
import { json2 } from './wire/json2.js';
import { jsonRpc } from './wire/json-rpc.js';
import type { OdooOptions } from './wire/odoo-options.js';
import { createTransport, systemName, type Transport } from './wire/transport.js';
import { findVersion } from './wire/version.js';
import type { UnitOverrides } from './units.js';
import { findPlace, type Place } from './zone.js';

/** An Odoo as all vendors of a connection share it. */
export interface OdooServer {
  /** Speaks Odoo 19, whatever version is behind it. */
  readonly transport: Transport;
  /** What the version behind it does in another way. */
  readonly dialect: Dialect;
  /** As the server says it: "19.0". */
  readonly version: string;
  readonly units: UnitOverrides;
  /** The company whose orders are read, where none was agreed: that of the API key's user, not all that they may see. */
  company(): Promise<number | undefined>;
  /** The zone of the API key's user, for orders whose warehouse has none. */
  zone(): Promise<string>;
  /** The warehouse that an operation type belongs to, as it was asked for some minutes ago. */
  place(type: number): Promise<Place | undefined>;
  /** Whether a model has a field: some come with modules that not everybody installs. */
  hasField(model: string, field: string): Promise<boolean>;
  /** External ids of units, as they were asked for some minutes ago; units without one have "". */
  readonly unitNames: Aged<number, string>;
  /** How many orders and lines the order feed asks for at once. */
  readonly most: { readonly orders: number; readonly lines: number };
  /** Drafts a bill: on some versions one at a time, whoever it is from. */
  inTurn<T>(draft: () => Promise<T>): Promise<T>;
}

/** What reading and applying need to know about one connection and vendor. */
export interface Connection extends OdooServer {
  readonly recent: Recent;
  /** The vendor's article number by product template, as it was asked for some minutes ago. */
  readonly articles: Aged<number, readonly Article[]>;
  /** The commercial partner: an order may be made out to any contact below it. */
  vendor(): Promise<number>;
  /** Where bills of the vendor, or of a contact below it, go and when they are due, as it was asked for some minutes ago. */
  invoicing(partner: number): Promise<Invoicing>;
}

export interface OdooServerOptions extends OdooOptions {
  /** Codes for the company's own units of measure, by external id or name. */
  readonly units?: UnitOverrides;
  /** How many orders and lines the order feed asks for at once. */
  readonly most?: { readonly orders: number; readonly lines: number };
}

// A unit or a price list that is changed is seen within this time.
const minutesMs = 300_000;

/** The vendor's article number for a variant, or for all variants of a product. */
export interface Article {
  readonly code: string;
  readonly product: number | undefined;
}

/** Asks the server for its version: how it is spoken to, and what is known of it. */
export async function wireTo(options: OdooOptions) {
  const version = await findVersion(options);
  const known = dialectOf(version);
  if (!known) throw new Unavailable(systemName(options), `this is Odoo ${version.text}: Quayside works with 14 to 19`);
  const wire = known.wire === 'json-2' ? json2(options) : jsonRpc(options);
  return { version, known, wire, conflict: known.conflict };
}

/** Asks the server for its version and speaks to it in its dialect from then on. */
export async function openServer(options: OdooServerOptions): Promise<OdooServer> {
  const { version, known, wire } = await wireTo(options);
  const fields = remembered((model) => fieldsOf(createTransport(options, wire, known.conflict), model));
  const dialect = known.wire === 'json-2' ? known : await following(known, fields);
  const transport = createTransport(options, renamed(wire, dialect.names), dialect.conflict);
  const zones = remembered(() => findZone(transport));
  const places = remembered((type) => findPlace({ transport, dialect }, Number(type)));
  const companies = remembered(() => findCompany(transport, options));
  return {
    transport,
    dialect,
    version: version.text,
    units: options.units ?? {},
    company: () => companies(''),
    zone: () => zones(''),
    place: (type) => places(String(type)),
    hasField: async (model, field) => (await fields(model))?.has(field) ?? false,
    unitNames: new Aged(minutesMs),
    most: options.most ?? { orders: 500, lines: 2000 },
    inTurn: dialect.billsInTurn === 'company' ? oneAtATime() : (draft) => draft(),
  };
}

/** The server as one vendor meets it. */
export function connectionTo(server: OdooServer, address: ErpAddress): Connection {
  const vendors = remembered(() => findVendor(server.transport, address.vendor));
  const invoicing = remembered((partner) => findInvoicing(server.transport, Number(partner)));
  return {
    ...server,
    recent: newRecent(),
    articles: new Aged(minutesMs),
    vendor: () => vendors(''),
    invoicing: (partner) => invoicing(String(partner)),
  };
}

async function fieldsOf(transport: Transport, model: string): ReturnType<FieldsThere> {
  const answer = await transport.ask(model, 'fields_get', { attributes: ['type'] });
  return answer.ok ? new Set(Object.keys(z.record(z.string(), z.unknown()).parse(answer.value))) : undefined;
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

/** By which field a vendor is found, and what stands in it. */
export function criterion(vendor: ErpAddress['vendor']): ['id' | 'ref' | 'vat', string | number] {
  if (vendor.id !== undefined) return ['id', vendor.id];
  if (vendor.ref !== undefined) return ['ref', vendor.ref];
  if (vendor.vat !== undefined) return ['vat', vendor.vat];
  throw new TypeError('an ErpAddress needs a ref, vat or id of the vendor');
}

const users = z.array(z.object({ company_id: z.tuple([z.number(), z.string()]) }));

/** Without a company in its context Odoo shows the orders of each that the user may see, and one number may be in several. */
async function findCompany(transport: Transport, { company, login }: OdooOptions): Promise<number | undefined> {
  // The context keeps Odoo to it.
  if (company !== undefined) return undefined;
  const { uid } = await transport.call('res.users', 'context_get', {}, z.object({ uid: z.number().optional() }));
  const whom = uid === undefined ? ['login', '=', login ?? ''] : ['id', '=', uid];
  const [user] = await transport.call('res.users', 'search_read', { domain: [whom], fields: ['company_id'] }, users);
  return user?.company_id[0];
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
