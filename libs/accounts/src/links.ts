import { createHash, randomBytes } from 'node:crypto';
import type { LinkPurpose } from './account.js';
import { passwordFault } from './password-rule.js';
import type { PeoplePorts } from './ports.js';

const hour = 3_600_000;
/** How long a link may be followed. */
const goodFor: Readonly<Record<LinkPurpose, number>> = { invitation: 7 * 24 * hour, reset: 24 * hour };

/** A way to set a password, once. Nobody keeps the token but who holds the link. */
export interface Link {
  readonly token: string;
  readonly expiresAt: Date;
}

export async function makeLink(
  { people, clock }: Pick<PeoplePorts, 'people' | 'clock'>,
  account: string,
  purpose: LinkPurpose,
  by: string,
): Promise<Link> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(clock.now().getTime() + goodFor[purpose]);
  await people.addLink({ tokenHash: tokenHash(token), account, purpose, expiresAt }, by);
  return { token, expiresAt };
}

/** Whose link it is; nothing where it was used, replaced or is too old. */
export async function whoseLink({ people, clock }: Pick<PeoplePorts, 'people' | 'clock'>, token: string) {
  const link = await people.link(tokenHash(token), clock.now());
  const account = link && (await people.find(link.account));
  return account && account.disabledAt === null ? { account, purpose: link.purpose } : undefined;
}

export type Followed =
  | { readonly is: 'set'; readonly name: string }
  | { readonly is: 'gone' }
  | { readonly is: 'weak'; readonly why: string };

/** Sets a password by a link. */
export async function followLink(ports: PeoplePorts, token: string, password: string): Promise<Followed> {
  const whose = await whoseLink(ports, token);
  if (!whose) return { is: 'gone' };
  const { name, displayName, email } = whose.account;
  const why = passwordFault(password, [name, displayName, email ?? '']);
  if (why !== undefined) return { is: 'weak', why };
  const hash = await ports.passwords.hash(password);
  return (await ports.people.useLink(tokenHash(token), hash, ports.clock.now())) ? { is: 'set', name } : { is: 'gone' };
}

/** Only this is kept of what opens something: a stolen database opens nothing. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
