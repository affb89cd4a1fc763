import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { multistream, pino, type Logger } from 'pino';
import type { Config } from './config.js';

export type { Logger } from 'pino';

/** JSON lines into `quayside.log` of the data directory; errors also to standard error, where an operator sees them at once. */
export function openLog({ dataDirectory, logLevel }: Pick<Config, 'dataDirectory' | 'logLevel'>): Logger {
  mkdirSync(dataDirectory, { recursive: true });
  const file = pino.destination({ dest: path.join(dataDirectory, 'quayside.log'), sync: true, append: true });
  const streams = multistream([
    { level: logLevel === 'silent' ? 'fatal' : logLevel, stream: file },
    { level: 'error', stream: process.stderr },
  ]);
  return pino(
    { level: logLevel, redact: ['*.password', '*.apiKey', '*.passwordHash'], base: { pid: process.pid } },
    streams,
  );
}
