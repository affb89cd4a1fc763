import path from 'node:path';
import { shownJson } from '@quayside/std';
import { multistream, pino, type Logger } from 'pino';
import type { Config } from './config.js';
import { fileMode, ownDirectory } from './data-directory.js';
import { errorForLog } from './log-errors.js';
import { openRollingFile } from './rolling-file.js';

export type { Logger } from 'pino';

/** How much of the log is kept: ten files of about ten megabytes, the one that is being written among them. */
export interface LogLimits {
  readonly fileSize: string;
  readonly files: number;
}

export interface LogOptions extends Partial<LogLimits> {
  /** Whether somebody reads along: then standard error has only what went wrong. Else all of it goes to standard output too. */
  readonly terminal: boolean;
}

/** The folder with the log of a data directory. */
export function logDirectory({ dataDirectory }: Pick<Config, 'dataDirectory'>): string {
  return path.join(dataDirectory, 'log');
}

/**
 * JSON lines into numbered files of the data directory, which take turns by size. Each line is in its file when the call that
 * wrote it returns: the last one before a crash is there to be read.
 */
export async function openLog(
  config: Pick<Config, 'dataDirectory' | 'logLevel'>,
  { terminal, fileSize = '10m', files = 10 }: LogOptions,
): Promise<Logger> {
  const { logLevel: level } = config;
  if (level === 'silent') return silentLog();
  ownDirectory(logDirectory(config));
  const file = await openRollingFile({
    file: path.join(logDirectory(config), 'quayside'),
    extension: '.log',
    size: fileSize,
    limit: { count: files, removeOtherLogFiles: true },
    // Symbolic links ask for rights on Windows.
    symlink: process.platform !== 'win32',
    sync: true,
    mode: fileMode,
  });
  const beside = terminal ? { level: 'error' as const, stream: process.stderr } : { level, stream: process.stdout };
  return pino(
    {
      level,
      redact: ['*.password', '*.apiKey', '*.passwordHash'],
      serializers: { err: errorForLog },
      base: { pid: process.pid },
      // Names from outside are read on terminals, too.
      hooks: { streamWrite: shownJson },
    },
    multistream([{ level, stream: file }, beside]),
  );
}

/** For what runs beside a gateway, whose files are its own. */
export function silentLog(): Logger {
  return pino({ level: 'silent' });
}
