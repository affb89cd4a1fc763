import { classifiedFor, settles, type Classified, type DecidesFor, type Role } from './roles.js';

/** To what an account is narrowed. Nothing where it is not. */
export interface Narrowing {
  /** Ids of partners. */
  readonly partners: readonly string[] | null;
  /** Companies, as `connection/company`: those partners whose profile names one of them. */
  readonly companies: readonly string[] | null;
}

/** A partner and the company that its profile names. */
export interface PartnerOfCompany {
  readonly id: string;
  readonly connection: string;
  readonly company: number | undefined;
}

/** What somebody may see and settle. */
export interface Authority {
  readonly roles: readonly Role[];
  /** Ids of the only partners that are seen; null where all are. */
  readonly among: readonly string[] | null;
}

/** The name of a company in a narrowing. */
export function companyName(connection: string, company: number): string {
  return `${connection}/${company}`;
}

/** The partners that remain of `all`; null where an account is not narrowed. Where both are given, both must hold. */
export function partnersWithin(
  { partners, companies }: Narrowing,
  all: readonly PartnerOfCompany[],
): readonly string[] | null {
  if (partners === null && companies === null) return null;
  const fits = ({ id, connection, company }: PartnerOfCompany) =>
    (partners === null || partners.includes(id)) &&
    // A profile without a company may write into any: who is narrowed to one does not see it.
    (companies === null || (company !== undefined && companies.includes(companyName(connection, company))));
  return all.filter(fits).map(({ id }) => id);
}

export function sees({ among }: Authority, partner: string): boolean {
  return among === null || among.includes(partner);
}

export function seesClassified({ roles }: Authority, what: Classified): boolean {
  return roles.some((role) => classifiedFor[role].includes(what));
}

/** The owners whose exceptions somebody settles. */
export function decidesFor({ roles }: Pick<Authority, 'roles'>): readonly DecidesFor[] {
  return [...new Set(roles.flatMap((role) => settles[role]))];
}
