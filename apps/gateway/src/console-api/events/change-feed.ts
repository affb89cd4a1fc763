import type { Changes } from '@quayside/store';

/** Tells what was committed, by whichever process. */
export type ChangeFeed = Pick<Changes, 'listen'>;
export const CHANGE_FEED = Symbol('change feed');
