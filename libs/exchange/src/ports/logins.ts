/**
 * What was tried in vain under a name from an address, and until when nothing more from there is looked at. The row with an
 * empty login counts the names of an address: who guesses names is kept out by address.
 */
export interface LoginLock {
  readonly login: string;
  readonly address: string;
  readonly failures: number;
  /** Of the last try. */
  readonly failedAt: Date;
  readonly lockedUntil: Date | null;
  /** When the right password last came from there; nothing when none ever did. */
  readonly cameInAt: Date | null;
}

export interface LoginReads {
  loginLock(login: string, address: string): Promise<LoginLock | undefined>;
  /** Where this login is locked now. */
  loginLocks(login: string, now: Date): Promise<readonly LoginLock[]>;
  /** Whether so many names and addresses, or more, are counted. */
  countsAtLeast(rows: number): Promise<boolean>;
}

export interface LoginWrites {
  /**
   * Counts one more, or the first if the last one is older than `since`, and returns how many there are now. Counts nothing
   * where it is locked, and returns nothing.
   */
  countTry(login: string, address: string, at: Date, since: Date): Promise<number | undefined>;
  lockLogin(login: string, address: string, until: Date): Promise<void>;
  /** The right password came from there: nothing was wrong, and the address is known. */
  letIn(login: string, address: string, at: Date): Promise<void>;
  /** Forgets everything about a login, wherever it was tried. */
  forgetTries(login: string): Promise<void>;
  /** Forgets what is older, and addresses from which somebody came in only when they did so before `cameIn`. */
  forgetTriesBefore(time: Date, cameIn: Date): Promise<void>;
}
