// pino-roll brings no types: as much of it as is used here.
declare module 'pino-roll' {
  import type { SonicBoom } from 'pino';

  interface RollOptions {
    readonly file: string;
    readonly extension: string;
    /** "10m" is ten megabytes. */
    readonly size: string;
    readonly limit: { readonly count: number; readonly removeOtherLogFiles: boolean };
    /** `current.log` beside the files leads to the one that is being written. */
    readonly symlink: boolean;
    readonly sync: boolean;
  }

  export default function roll(options: RollOptions): Promise<SonicBoom>;
}
