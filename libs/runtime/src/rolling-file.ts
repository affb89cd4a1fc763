import type { DestinationStream } from 'pino';
// @ts-expect-error pino-roll brings no types: as much of it as is used is below
import roll from 'pino-roll';

/** Numbered files that take turns: `<file>.1<extension>`, `<file>.2<extension>` and so on. */
interface RollingFile {
  readonly file: string;
  readonly extension: string;
  /** "10m" is ten megabytes. */
  readonly size: string;
  readonly limit: { readonly count: number; readonly removeOtherLogFiles: boolean };
  /** `current.log` beside the files leads to the one that is being written. */
  readonly symlink: boolean;
  readonly sync: boolean;
  readonly mode: number;
}

/** In this thread, not in a worker as pino has its transports: a worker loses the last lines of a process that dies. */
export const openRollingFile = roll as (options: RollingFile) => Promise<DestinationStream>;
