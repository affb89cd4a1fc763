import type { Account, AccountTerms } from './account.js';
import type { PeoplePorts } from './ports.js';

/** By what an identity provider knows somebody: a subject never changes and is never given to another person, unlike a mail address. */
export interface Identity {
  /** The claim `iss`. */
  readonly issuer: string;
  /** The claim `sub`. */
  readonly subject: string;
}

/** Somebody who has just proved to the provider who they are. */
export interface Vouched extends Identity {
  /** What the provider calls them: the account is named after it. */
  readonly name: string;
  readonly displayName: string;
  readonly email: string | null;
  /** Of the claim that decides on roles. */
  readonly values: readonly string[];
}

export type Granted = Pick<AccountTerms, 'roles' | 'partners' | 'companies'>;

/** What a value of the claim gives. */
export interface Grant extends Granted {
  readonly value: string;
}

/**
 * What the values of the claim give together; undefined where they give nothing. Roles add up where grants are narrowed alike;
 * of grants that are narrowed differently the first one counts, so that nobody gets a role for partners for whom no grant gives it.
 */
export function grantedBy(grants: readonly Grant[], values: readonly string[]): Granted | undefined {
  const fitting = grants.filter(({ value }) => values.includes(value));
  const [first] = fitting;
  if (!first) return undefined;
  const { partners, companies } = first;
  const alike = fitting.filter((each) => narrowingOf(each) === narrowingOf(first));
  return { roles: [...new Set(alike.flatMap(({ roles }) => roles))], partners, companies };
}

export type Admitted =
  { readonly is: 'in'; readonly account: Account } | { readonly is: 'no-role' | 'disabled' | 'last-admin' };

/**
 * The account of somebody whom the provider vouches for, with the roles that the claim gives now: made at the first sign-in. Where
 * the claim gives nothing, an account that is there loses its roles and its sessions.
 */
export async function admit(
  { people }: Pick<PeoplePorts, 'people'>,
  grants: readonly Grant[],
  vouched: Vouched,
): Promise<Admitted> {
  const granted = grantedBy(grants, vouched.values);
  const known = await people.ofIdentity(vouched);
  if (!granted) {
    if (known) await people.takeRoles(known.name, vouched.issuer);
    return { is: 'no-role' };
  }
  const account = known ?? (await makeFor(people, vouched, granted));
  if (account.disabledAt !== null) return { is: 'disabled' };
  if (termsKey(account) === termsKey(granted)) return { is: 'in', account };
  const { displayName, email } = account;
  const fault = await people.changeTerms(account.name, { displayName, email, ...granted }, vouched.issuer);
  if (!fault) return { is: 'in', account: { ...account, ...granted } };
  await people.takeRoles(account.name, vouched.issuer);
  return { is: fault };
}

/** Names that others have get a number. Whoever signs in twice at once gets one account. */
async function makeFor(people: PeoplePorts['people'], vouched: Vouched, granted: Granted): Promise<Account> {
  const { issuer, subject, displayName, email } = vouched;
  const base = accountName(vouched.name);
  for (let count = 1; count <= mostNamesakes; count += 1) {
    const name = count === 1 ? base : `${base}-${count}`;
    const identity = { issuer, subject };
    await people.add({ name, passwordHash: null, identity, displayName, email, ...granted }, issuer);
    const made = await people.ofIdentity(identity);
    if (made) return made;
  }
  throw new Error(`the names ${base} to ${base}-${mostNamesakes} are all taken: no account was made for ${subject}`);
}

const mostNamesakes = 100;

/** As accounts are named: a to z, 0 to 9, dot, minus, underscore and @; two characters or more. */
function accountName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9._@-]+/g, '')
    .replace(/^[^a-z0-9]+/, '')
    .slice(0, 90);
  return plain.length >= 2 ? plain : `person${plain}`;
}

function termsKey({ roles, partners, companies }: Granted): string {
  return JSON.stringify([roles.toSorted(), partners, companies]);
}

function narrowingOf({ partners, companies }: Granted): string {
  return JSON.stringify([partners?.toSorted(), companies?.toSorted()]);
}
