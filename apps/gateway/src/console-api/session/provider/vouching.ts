import { admit, grantedBy, type PeoplePorts, type Vouched } from '@quayside/accounts';
import { accountRow, plainAddress, type Ports } from '@quayside/exchange';
import { NotVouched, ProviderAway, type IdentityProvider, type Metrics } from '@quayside/runtime';
import type { CameFrom, OpenedSession, Sessions } from '../sessions.js';
import { openFlow, sealFlow, type SignInFlow } from './sign-in-flow.js';

/** Why nobody was let in, as a word that the console has a sentence for. */
export type Refusal = 'provider-away' | 'not-proved' | 'too-late' | 'no-role' | 'disabled' | 'last-admin' | 'taken';

export type Returned =
  | { readonly is: 'in'; readonly session: OpenedSession }
  | { readonly is: 'joined' }
  | { readonly is: 'refused'; readonly why: Refusal };

export interface SentAway {
  readonly address: string;
  /** What the browser has to show when it comes back. */
  readonly sealed: string;
}

/** Signing in by an identity provider. */
export interface Vouching {
  readonly ways: { readonly name: string; readonly ask: string | null; readonly hidesLocal: boolean };
  /** Nothing while the provider is away. `join` is for who is signed in already. */
  begin(origin: string, join?: SignInFlow['join']): Promise<SentAway | undefined>;
  /** Who has come back at `address` with what they were sent away with. */
  end(address: URL, sealed: string | undefined, from: CameFrom): Promise<Returned>;
  /** Where the session at the provider is ended. */
  leave(origin: string): Promise<string | undefined>;
}

export const VOUCHING = Symbol('vouching');

export const callbackPath = '/api/sign-in/provider/callback';

export interface VouchingParts extends Pick<Ports, 'store'> {
  readonly provider: IdentityProvider;
  readonly people: PeoplePorts;
  readonly sessions: Pick<Sessions, 'open'>;
  readonly signIns: Metrics['signIns'];
}

export function vouchingBy(parts: VouchingParts): Vouching {
  const { provider, people, signIns } = parts;
  const { name, ask = null, hidesLocal } = provider.settings;
  return {
    ways: { name, ask, hidesLocal },
    async begin(origin, join) {
      const begun = await unlessAway(provider.begin(`${origin}${callbackPath}`));
      if (!begun) return undefined;
      const { address, checks } = begun;
      return { address, sealed: sealFlow(people, { ...checks, ...(join && { join }) }) };
    },
    async end(address, sealed, from) {
      const returned = await comeBack(parts, address, sealed, from);
      if (returned.is !== 'joined') signIns.inc({ outcome: outcomeOf(returned) });
      return returned;
    },
    leave: (origin) => provider.signOutAddress(`${origin}/console/`),
  };
}

async function comeBack(parts: VouchingParts, address: URL, sealed: string | undefined, from: CameFrom) {
  const flow = sealed === undefined ? undefined : openFlow(parts.people, sealed);
  if (!flow) return refused('too-late');
  try {
    const vouched = await parts.provider.finish(address, flow);
    return flow.join ? await joinTo(parts, flow.join, vouched) : await signInBy(parts, vouched, from);
  } catch (error) {
    if (error instanceof ProviderAway) return refused('provider-away');
    if (error instanceof NotVouched) return refused('not-proved');
    throw error;
  }
}

async function signInBy(parts: VouchingParts, vouched: Vouched, from: CameFrom): Promise<Returned> {
  const { people, provider, sessions } = parts;
  const admitted = await admit(people, provider.settings.grants, vouched);
  if (admitted.is !== 'in') {
    await tellRefused(parts, vouched, admitted.is, from);
    return refused(admitted.is);
  }
  const session = await sessions.open(admitted.account, from, 'provider');
  if (!session) return refused('disabled');
  await tellIn(parts, admitted.account.name, vouched.issuer, from);
  return { is: 'in', session };
}

/** Only by who is signed in still: a session that was ended meanwhile joins nothing. */
async function joinTo(
  { people: { people, clock }, provider }: VouchingParts,
  { account, session }: NonNullable<SignInFlow['join']>,
  vouched: Vouched,
): Promise<Returned> {
  const open = await people.sessions(account, clock.now());
  if (!open.some(({ id }) => id === session)) return refused('too-late');
  if (!grantedBy(provider.settings.grants, vouched.values)) return refused('no-role');
  return (await people.join(account, vouched)) ? { is: 'joined' } : refused('taken');
}

/** A session that is opened tells of itself in the audit log. */
function tellIn({ store }: VouchingParts, name: string, issuer: string, { address }: CameFrom) {
  const what = `signed in by ${issuer}, from ${plainAddress(address)}`;
  return store.commit((tx) => tx.journal({ kind: 'account', row: accountRow(name), to: 'in', actor: name, what }));
}

/** What the provider calls somebody may be the name of another account here: the line is nobody's. */
function tellRefused({ store }: VouchingParts, { name, issuer }: Vouched, why: Refusal, { address }: CameFrom) {
  const what = `sign-in refused: ${issuer} vouches for ${name}, ${why}, from ${plainAddress(address)}`;
  const line = { kind: 'account', row: accountRow(''), to: 'refused', actor: 'somebody', what } as const;
  return store.commit((tx) => tx.journal({ ...line, audited: 'session.refused' }));
}

function refused(why: Refusal): Returned {
  return { is: 'refused', why };
}

function outcomeOf(returned: Exclude<Returned, { is: 'joined' }>): 'in' | 'away' | 'refused' {
  if (returned.is === 'in') return 'in';
  return returned.why === 'provider-away' ? 'away' : 'refused';
}

async function unlessAway<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ProviderAway) return undefined;
    throw error;
  }
}
