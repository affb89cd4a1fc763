import {
  beginOneTime,
  changeOwnPassword,
  confirmOneTime,
  provesByCode,
  type Account,
  type Changed,
  type OneTimeSecret,
  type OpenSession,
  type PeoplePorts,
} from '@quayside/accounts';
import type { FewAtATime } from '@quayside/exchange';

/** An account as its owner sees it. */
export interface Mine {
  readonly account: Account;
  readonly sessions: readonly OpenSession[];
  readonly codesLeft: number;
  /** What the identity provider is called; nothing where none is set. */
  readonly provider: string | undefined;
}

/** What everybody does with their own account. */
export interface MyDesk {
  whole(name: string): Promise<Mine | undefined>;
  /** Throws TooBusy: hashing takes long. */
  changePassword(
    name: string,
    change: { readonly old: string; readonly next: string; readonly session: string },
  ): Promise<Changed>;
  beginSecondFactor(name: string): Promise<OneTimeSecret | 'in-use'>;
  /** The recovery codes; nothing where the code is wrong. */
  confirmSecondFactor(name: string, code: string): Promise<readonly string[] | undefined>;
  /** Says whether the code was right. */
  endSecondFactor(name: string, code: string): Promise<boolean>;
  endSession(name: string, id: string): Promise<boolean>;
}

export const MY_DESK = Symbol('desk of my own');

export function myDesk(ports: PeoplePorts, few: FewAtATime, provider: string | undefined): MyDesk {
  const { people, clock } = ports;
  const mine = async (name: string): Promise<Account> => {
    const account = await people.find(name);
    if (!account) throw new TypeError(`the account ${name} has a session and is not there`);
    return account;
  };
  return {
    async whole(name) {
      const account = await people.find(name);
      if (!account) return undefined;
      return {
        ...{ account, provider },
        sessions: await people.sessions(name, clock.now()),
        codesLeft: await people.recoveryCodesLeft(name),
      };
    },
    // One name tries its own password: as few at a time as at the door.
    changePassword: (name, change) => few.run(name, async () => changeOwnPassword(ports, await mine(name), change)),
    async beginSecondFactor(name) {
      const account = await mine(name);
      return account.oneTimeSince === null ? beginOneTime(ports, account) : 'in-use';
    },
    confirmSecondFactor: async (name, code) => confirmOneTime(ports, await mine(name), code),
    async endSecondFactor(name, code) {
      const right = await provesByCode(ports, await mine(name), code);
      if (right) await people.endOneTime(name, name);
      return right;
    },
    endSession: (name, id) => people.endSession(name, id, name),
  };
}
