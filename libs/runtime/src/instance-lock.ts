import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ownDirectory } from './data-directory.js';
import { StartupError } from './startup-error.js';

/** What a running gateway says of itself, for a second start, the demo and the command line. */
export interface RunningGateway {
  readonly pid: number;
  readonly http: string | null;
  readonly sftp: { readonly host: string; readonly port: number } | null;
  readonly startedAt: string;
  /** Lets commands of the user who may read this file play the demo. */
  readonly demoToken: string | null;
}

const fileName = 'running.json';

/** The gateway that runs on this data directory now, if one does. A file left by a killed one does not count. */
export function runningGateway(dataDirectory: string): RunningGateway | undefined {
  try {
    const running = JSON.parse(readFileSync(path.join(dataDirectory, fileName), 'utf8')) as RunningGateway;
    return isAlive(running.pid) ? running : undefined;
  } catch {
    return undefined;
  }
}

/** Takes the data directory for this process; a second gateway on the same one is told where the first is. */
export function lockInstance(dataDirectory: string): {
  say(running: Omit<RunningGateway, 'pid'>): void;
  release(): void;
} {
  ownDirectory(dataDirectory);
  const file = path.join(dataDirectory, fileName);
  const other = runningGateway(dataDirectory);
  if (other && other.pid !== process.pid) {
    const where = other.http ? ` at ${other.http}` : '';
    throw new StartupError(
      `Quayside already runs${where} (process ${other.pid}) on this data directory: use that one, stop it, or set QUAYSIDE_DATA to another directory`,
    );
  }
  // Whoever reads it meanwhile gets the one before or this one, never a part: half of it would say that nobody runs here.
  const write = (running: Omit<RunningGateway, 'pid'>) => {
    writeFileSync(`${file}.${process.pid}`, JSON.stringify({ pid: process.pid, ...running }), { mode: 0o600 });
    renameSync(`${file}.${process.pid}`, file);
  };
  write({ http: null, sftp: null, startedAt: new Date().toISOString(), demoToken: null });
  return { say: write, release: () => rmSync(file, { force: true }) };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A pid is used again after a reboot: only a node process can be our gateway.
    return process.platform !== 'linux' || readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('gateway');
  } catch {
    return false;
  }
}
