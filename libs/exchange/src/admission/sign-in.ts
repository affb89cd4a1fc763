import type { ChannelPorts } from '../ports/ports.js';
import type { FewAtATime } from './few-at-a-time.js';
import type { FoldedLines } from './folded-lines.js';
import { countWrong, forgiveTries, takeTry } from './tries.js';
import type { Try } from './try-place.js';

export interface SignInPorts extends Pick<ChannelPorts, 'store' | 'clock'> {
  /** Keeps this process from looking at many passwords at once. */
  readonly few: FewAtATime;
  readonly journal: FoldedLines;
}

/** Who shows what, at the console. */
export interface SignIn<Account> {
  readonly name: string;
  readonly address: string;
  /** What counts as one address. */
  readonly network: string;
  /** The account of this name, looked up. */
  find(): Promise<Account | undefined>;
  /** Whether what was shown is the account's; slow, and as slow where there is none. */
  proves(account: Account | undefined): Promise<Proof>;
}

/** `code`: the password is right, and a code of the second factor is asked for and was not shown. */
export type Proof = 'right' | 'wrong-password' | 'wrong-code' | 'code';

export type SignedIn<Account> =
  | { readonly is: 'in'; readonly account: Account }
  | { readonly is: 'wrong' }
  | { readonly is: 'code' }
  | { readonly is: 'later'; readonly at: Date };

/**
 * Looks at a password of a console account, if there were not too many wrong ones from there. All of it happens a few at a time,
 * the questions to the database too: a burst of guesses takes no connections from anybody. Throws TooBusy.
 */
export async function signIn<Account>(ports: SignInPorts, given: SignIn<Account>): Promise<SignedIn<Account>> {
  return ports.few.run(given.network, async () => {
    const account = await given.find();
    const attempt: Try = {
      ...{ door: 'console', name: given.name.slice(0, 100), address: given.network, exists: account !== undefined },
    };
    const later = await takeTry(ports, attempt);
    if (later) {
      await note(ports, given, account !== undefined, 'too many wrong passwords came from there');
      return { is: 'later', at: later };
    }
    const proof = await given.proves(account);
    // Neither a wrong guess nor a way in: the try stays counted until the code was shown.
    if (account && proof === 'code') return { is: 'code' };
    const right = proof === 'right';
    await ports.store.commit((tx) =>
      account && right
        ? forgiveTries(tx, attempt, ports.clock.now())
        : countWrong(tx, attempt, ports.clock.now()).then(() => undefined),
    );
    const wrong = account ? proof.replace('-', ' ') : `there is no user "${given.name.slice(0, 40)}"`;
    await note(ports, given, account !== undefined, account && right ? undefined : wrong);
    return account && right ? { is: 'in', account } : { is: 'wrong' };
  });
}

/** The row of an account in the journal. */
export function accountRow(name: string): string {
  return `console:${name}`;
}

/** Whatever strangers call themselves, they are one row. */
async function note(
  { journal }: SignInPorts,
  { name, address: from }: Pick<SignIn<unknown>, 'name' | 'address'>,
  exists: boolean,
  refused: string | undefined,
): Promise<void> {
  const who = { kind: 'account', row: accountRow(exists ? name : ''), actor: exists ? name : 'somebody' } as const;
  if (refused === undefined) return journal.note({ ...who, to: 'in', what: 'signed in', from });
  const topic = exists ? refused : 'stranger';
  await journal.note({
    ...who,
    to: 'refused',
    what: `sign-in refused: ${refused}`,
    topic,
    from,
    audited: 'session.refused',
  });
}
