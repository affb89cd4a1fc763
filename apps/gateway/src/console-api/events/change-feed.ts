import type { Changes } from '@quayside/store';

/** Tells what was committed, by whichever process; and whether somebody may still hear of it. */
export interface ChangeFeed extends Pick<Changes, 'listen'> {
  /** Whether the session with this token is still open. */
  isOpen(token: string): Promise<boolean>;
}
export const CHANGE_FEED = Symbol('change feed');
