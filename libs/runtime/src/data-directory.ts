import { chmodSync, mkdirSync, statSync } from 'node:fs';

/** The data directory and the log are for the user that runs Quayside, and may be read by its group. */
export const directoryMode = 0o750;
export const fileMode = 0o640;

/** Makes a directory of ours, or takes from everybody else what they may do with the one that is there. */
export function ownDirectory(directory: string): void {
  mkdirSync(directory, { recursive: true, mode: directoryMode });
  // On Windows rights are another thing; and what is somebody else's is not for us to change.
  if (process.platform === 'win32') return;
  const { mode, uid } = statSync(directory);
  if ((mode & ~directoryMode & 0o777) !== 0 && uid === process.getuid?.())
    chmodSync(directory, (mode & 0o7000) | directoryMode);
}
