import type { Terms } from '@quayside/canonical';
import { z } from 'zod';
import type { OdooServer } from '../connection.js';
import { remembered } from '../remembered.js';
import type { Transport } from '../wire/transport.js';

/** The addresses of a company: its own, and that to which bills go, where it has one of its own. */
interface CompanyAddresses {
  readonly own: number;
  readonly invoices: number;
}

/** What orders name and what hardly ever changes: asked for once, and again after some minutes. */
export interface Lookups {
  company(id: number): Promise<CompanyAddresses | undefined>;
  /** The address of a user. */
  person(user: number): Promise<number | undefined>;
  /** ISO 3166-1, two letters. */
  country(id: number): Promise<string | undefined>;
  /** The part of ISO 3166-2 that follows the country. */
  region(id: number): Promise<string | undefined>;
  incoterm(id: number): Promise<string | undefined>;
  terms(id: number): Promise<Terms | undefined>;
}

export function lookupsOf({ transport, dialect }: Pick<OdooServer, 'transport' | 'dialect'>): Lookups {
  const byId = <T>(find: (id: number) => Promise<T>) => {
    const ask = remembered((id) => find(Number(id)));
    return (id: number) => ask(String(id));
  };
  return {
    company: byId((id) => companyAddresses(transport, id)),
    person: byId((id) => partnerOf(transport, 'res.users', id)),
    country: byId((id) => codeOf(transport, 'res.country', id)),
    region: byId((id) => codeOf(transport, 'res.country.state', id)),
    incoterm: byId((id) => codeOf(transport, 'account.incoterms', id)),
    terms: byId((id) => dialect.readTerm(transport, id)),
  };
}

const coded = z.array(z.object({ code: z.union([z.string(), z.literal(false)]) }));

async function codeOf(transport: Transport, model: string, id: number): Promise<string | undefined> {
  const [found] = await transport.call(model, 'read', { ids: [id], fields: ['code'] }, coded);
  return found?.code || undefined;
}

const belonging = z.array(z.object({ partner_id: z.tuple([z.number(), z.string()]) }));

async function partnerOf(transport: Transport, model: string, id: number): Promise<number | undefined> {
  const [found] = await transport.call(model, 'read', { ids: [id], fields: ['partner_id'] }, belonging);
  return found?.partner_id[0];
}

const addresses = z.looseObject({ invoice: z.union([z.number(), z.literal(false)]) });

async function companyAddresses(transport: Transport, id: number): Promise<CompanyAddresses | undefined> {
  const own = await partnerOf(transport, 'res.company', id);
  if (own === undefined) return undefined;
  const body = { ids: [own], adr_pref: ['invoice'] };
  const { invoice } = await transport.call('res.partner', 'address_get', body, addresses);
  return { own, invoices: invoice || own };
}
