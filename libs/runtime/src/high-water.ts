import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { settleRestore, type Ports } from '@quayside/exchange';
import { z } from 'zod';

/** How far a database had come. */
const mark = z.object({ installation: z.string(), jumped: z.number(), line: z.number(), at: z.string() });
type Mark = z.infer<typeof mark>;

interface Watched {
  readonly ports: Pick<Ports, 'store' | 'clock'>;
  /** The number of the journal's last line. */
  lastLine(): Promise<number>;
  readonly log: { warn(detail: object, line: string): void };
}

/**
 * Notices a database that is older than it was: a backup that was put back, or a replica that took over and had not heard
 * all. Then does what `quayside restored` does. How far it had come is in a file beside the data. That is advice and nothing
 * more: a file that is lost or of another installation says nothing. Returns what was done, in words.
 */
export async function noticeRestore(directory: string, watched: Watched): Promise<string | undefined> {
  const file = path.join(directory, 'high-water.json');
  const before = read(file);
  const now = await markOf(watched);
  if (before === undefined || !isOlder(now, before)) {
    write(file, now);
    return undefined;
  }
  const { jump, uncertain } = await settleRestore(watched.ports, 'quayside');
  const line = `The database is older than it was at ${before.at}: a backup was restored. Control numbers jump by ${jump}, ${uncertain} ${uncertain === 1 ? 'dispatch' : 'dispatches'} may have been sent since, and the gateway is paused until a person lifts it.`;
  watched.log.warn({ event: 'restored', before, now, jump, uncertain }, line);
  write(file, await markOf(watched));
  return line;
}

/** Where numbers have jumped further, the restore has been settled since the file was written. */
function isOlder(now: Mark, before: Mark): boolean {
  if (now.installation !== before.installation) return false;
  return now.jumped < before.jumped || (now.jumped === before.jumped && now.line < before.line);
}

async function markOf({ ports: { store, clock }, lastLine }: Watched): Promise<Mark> {
  const { id, jumped } = await store.installation();
  return { installation: id, jumped, line: await lastLine(), at: clock.now().toISOString() };
}

function read(file: string): Mark | undefined {
  try {
    return mark.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** All of it or nothing. On a full disk the old one stays. */
function write(file: string, now: Mark): void {
  try {
    writeFileSync(`${file}.new`, JSON.stringify(now), { mode: 0o640 });
    renameSync(`${file}.new`, file);
  } catch {
    // Nothing depends on it.
  }
}
