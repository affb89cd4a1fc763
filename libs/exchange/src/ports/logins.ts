/**
 * Wrong passwords of a login from an address. The row with an empty login counts those for logins that nobody has, whatever
 * they were called: who guesses names is kept out by address.
 */
export interface LoginLock {
  readonly login: string;
  readonly address: string;
  readonly failures: number;
  readonly failedAt: Date;
  readonly lockedUntil: Date | null;
}

export interface LoginReads {
  loginLock(login: string, address: string): Promise<LoginLock | undefined>;
  /** Where this login is locked now. */
  loginLocks(login: string, now: Date): Promise<readonly LoginLock[]>;
}

export interface LoginWrites {
  /** Counts one more, or the first if the last one is older than `since`; returns how many there are now. */
  countWrongPassword(login: string, address: string, at: Date, since: Date): Promise<number>;
  lockLogin(login: string, address: string, until: Date): Promise<void>;
  /** Forgets what was wrong from one address, or from all. */
  forgetWrongPasswords(login: string, address?: string): Promise<void>;
  forgetWrongPasswordsBefore(time: Date): Promise<void>;
}
