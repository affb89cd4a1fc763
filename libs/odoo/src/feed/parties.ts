import type { Address, Contact, Party } from '@quayside/canonical';
import { z } from 'zod';
import type { Connection } from '../connection.js';
import type { Lookups } from './lookups.js';
import { linesOfText } from './plain-text.js';

const maybeText = z.union([z.string(), z.literal(false)]);
const many2one = z.union([z.tuple([z.number(), z.string()]), z.literal(false)]);
const shape = z.object({
  id: z.number(),
  name: maybeText,
  is_company: z.boolean(),
  commercial_partner_id: z.tuple([z.number(), z.string()]),
  street: maybeText,
  street2: maybeText,
  city: maybeText,
  zip: maybeText,
  state_id: many2one,
  country_id: many2one,
  vat: maybeText,
  ref: maybeText,
  email: maybeText,
  phone: maybeText,
});
// Of modules and versions that not everybody has.
const more = z.object({ mobile: maybeText.optional(), global_location_number: maybeText.optional() });
const partner = shape.extend(more.shape);

type Partner = z.infer<typeof partner>;

/** Who an order is between, as Odoo names them: ids of addresses. */
export interface Between {
  readonly company: number;
  readonly buyer: number | undefined;
  readonly vendor: number;
  /** To whom the order is made out: the vendor, or a contact below it. */
  readonly contact: number;
  readonly destination: number | undefined;
}

/** The parties of an order with their addresses, numbers and people. */
export async function partiesOf(connection: Connection, lookups: Lookups, between: Between): Promise<readonly Party[]> {
  const [company, buyer] = await Promise.all([
    lookups.company(between.company),
    between.buyer === undefined ? undefined : lookups.person(between.buyer),
  ]);
  const ids = [company?.own, company?.invoices, buyer, between.vendor, between.contact, between.destination];
  const known = await readPartners(connection, ids);
  const of = (id: number | undefined) => (id === undefined ? undefined : known.get(id));
  const [own, vendor, contact] = [of(company?.own), of(between.vendor), of(between.contact)];
  return Promise.all([
    ...some(own, (each) => partyOf(lookups, 'buyer', each, { people: peopleOf(of(buyer), 'buyer') })),
    ...some(vendor, (each) => sellerOf(lookups, each, contact ?? each)),
    ...some(of(between.destination), (each) => partyOf(lookups, 'ship-to', each, { people: reachable(each) })),
    ...some(of(company?.invoices), (each) => partyOf(lookups, 'bill-to', each, { people: [] })),
  ]);
}

function some<T, R>(value: T | undefined, of: (value: T) => R): readonly R[] {
  return value === undefined ? [] : [of(value)];
}

/** Those that are archived as well: an order goes on naming them. */
async function readPartners(
  { transport, hasField }: Connection,
  wanted: readonly (number | undefined)[],
): Promise<ReadonlyMap<number, Partner>> {
  const optional = await Promise.all(
    Object.keys(more.shape).map(async (field) => ((await hasField('res.partner', field)) ? [field] : [])),
  );
  const ids = [...new Set(wanted.flatMap((id) => id ?? []))];
  const fields = [...Object.keys(shape.shape), ...optional.flat()];
  const found = await transport.call('res.partner', 'read', { ids, fields }, z.array(partner));
  return new Map(found.map((each) => [each.id, each]));
}

/** The company that was agreed, at the address and with the person that the order is made out to. */
async function sellerOf(lookups: Lookups, vendor: Partner, contact: Partner): Promise<Party> {
  const people = contact.id === vendor.id || contact.is_company ? [] : peopleOf(contact, 'sales');
  const from = contact.street || contact.city ? contact : vendor;
  const address = await addressOf(lookups, from);
  return { ...(await partyOf(lookups, 'seller', vendor, { people })), ...(address && { address }) };
}

async function partyOf(
  lookups: Lookups,
  role: Party['role'],
  from: Partner,
  { people }: { readonly people: readonly Contact[] },
): Promise<Party> {
  const identifiers = [
    ...identifier('gln', from.global_location_number),
    ...identifier('vat', from.vat),
    ...identifier('buyer', from.ref),
  ];
  const address = await addressOf(lookups, from);
  return {
    role,
    ...namesOf(from),
    ...(identifiers.length > 0 && { identifiers }),
    ...(address && { address }),
    ...(people.length > 0 && { contacts: [...people] }),
  };
}

/** As an envelope has it: the company, and below it the department, the place or the person. */
function namesOf(from: Partner): Pick<Party, 'name' | 'moreNames'> {
  const [id, company] = from.commercial_partner_id;
  const own = from.name || undefined;
  if (id === from.id || own === company) return own === undefined ? {} : { name: own };
  return { name: company, ...(own === undefined ? {} : { moreNames: [own] }) };
}

function identifier(scheme: string, value: string | false | undefined): { scheme: string; value: string }[] {
  return value ? [{ scheme, value }] : [];
}

async function addressOf(lookups: Lookups, from: Partner): Promise<Address | undefined> {
  const [region, country] = await Promise.all([
    from.state_id ? lookups.region(from.state_id[0]) : undefined,
    from.country_id ? lookups.country(from.country_id[0]) : undefined,
  ]);
  const lines = [from.street, from.street2].flatMap((each) => (each ? linesOfText(each) : []));
  const address: Address = {
    ...(lines.length > 0 && { lines }),
    ...(from.city && { city: from.city }),
    ...(region !== undefined && { region }),
    ...(from.zip && { postalCode: from.zip }),
    ...(country !== undefined && { country }),
  };
  return Object.keys(address).length === 0 ? undefined : address;
}

function peopleOf(from: Partner | undefined, role: string): Contact[] {
  if (!from?.name) return [];
  return [{ role, name: from.name, ...waysOf(from) }];
}

/** How to reach whoever is at an address, where the address says it. */
function reachable(from: Partner): Contact[] {
  const ways = waysOf(from);
  return Object.keys(ways).length === 0 ? [] : [{ role: 'delivery', ...ways }];
}

function waysOf({ email, phone, mobile }: Partner): Pick<Contact, 'email' | 'phone'> {
  const number = phone || mobile;
  return { ...(email && { email }), ...(number && { phone: number }) };
}
