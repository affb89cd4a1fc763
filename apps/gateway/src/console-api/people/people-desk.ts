import {
  companyName,
  makeLink,
  type Account,
  type AccountTerms,
  type Link,
  type PeoplePorts,
} from '@quayside/accounts';
import type { PartnerBook } from '@quayside/exchange';

/** Who has an account, and to what accounts can be narrowed. */
export interface PeopleFound {
  readonly people: readonly Account[];
  readonly partners: readonly { readonly id: string; readonly name: string }[];
  /** As `connection/company`. */
  readonly companies: readonly string[];
}

export interface PeopleDesk {
  all(): Promise<PeopleFound>;
  find(name: string): Promise<Account | undefined>;
  /** The link by which the person sets a password; nothing where the name is taken. */
  invite(person: { readonly name: string } & AccountTerms, by: string): Promise<Link | undefined>;
  /** A new link, for who has lost the first or the password. */
  link(account: Account, by: string): Promise<Link>;
  change(name: string, terms: AccountTerms, by: string): Promise<'last-admin' | undefined>;
  disable(name: string, by: string): Promise<'last-admin' | undefined>;
  enable(name: string, by: string): Promise<void>;
  takeSecondFactor(name: string, by: string): Promise<void>;
}

export const PEOPLE_DESK = Symbol('desk of people');

export function peopleDesk(ports: PeoplePorts, book: Pick<PartnerBook, 'all'>): PeopleDesk {
  const { people, clock } = ports;
  return {
    async all() {
      const live = (await book.all()).map(({ partner }) => partner);
      const companies = live.flatMap(({ profile: { odoo } }) => {
        return odoo.company === undefined ? [] : [companyName(odoo.connection, odoo.company)];
      });
      return {
        people: await people.all(),
        partners: live.map(({ id, name }) => ({ id, name })),
        companies: [...new Set(companies)].sort(),
      };
    },
    find: (name) => people.find(name),
    async invite(person, by) {
      const made = await people.add({ ...person, passwordHash: null }, by);
      return made ? makeLink(ports, person.name, 'invitation', by) : undefined;
    },
    link: ({ name, passwordHash }, by) => makeLink(ports, name, passwordHash === null ? 'invitation' : 'reset', by),
    change: (name, terms, by) => people.changeTerms(name, terms, by),
    disable: (name, by) => people.disable(name, by, clock.now()),
    enable: (name, by) => people.enable(name, by),
    takeSecondFactor: (name, by) => people.endOneTime(name, by),
  };
}
