import os from 'node:os';

/** Who is at the command line, as journal and audit log name them: no account of the console has such a name. */
export function atCommandLine(): string {
  return `${os.userInfo().username} (command line)`;
}
