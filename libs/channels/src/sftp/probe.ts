import { randomBytes } from 'node:crypto';
import type { OutgoingFile, ProbeStep } from '@quayside/exchange';
import type { SftpPollSettings } from '@quayside/partners';

/** What a probe needs of a session. */
export interface Probing {
  list(folder: string): Promise<number>;
  exists(folder: string): Promise<void>;
  put(path: string, file: OutgoingFile): Promise<void>;
  remove(path: string): Promise<void>;
}

/** Tries every folder that a channel uses; a probe is written under a name that says "not finished", and removed. */
export async function probeFolders(settings: SftpPollSettings, session: Probing): Promise<readonly ProbeStep[]> {
  const steps: ProbeStep[] = [];
  for (const folder of settings.fetch?.folders ?? []) {
    steps.push(
      await step(`list ${folder}`, async () => {
        const count = await session.list(folder);
        return `${count} file${count === 1 ? '' : 's'}`;
      }),
    );
  }
  if (settings.fetch && settings.afterFetch.do === 'archive') {
    const { folder } = settings.afterFetch;
    steps.push(await step(`find ${folder}`, () => session.exists(folder).then(() => 'is there')));
  }
  const folders = settings.send ? [settings.send.folder, ...Object.values(settings.send.byDocument)] : [];
  for (const folder of new Set(folders)) steps.push(...(await writeAndRemove(session, folder)));
  return steps;
}

async function writeAndRemove(session: Probing, folder: string): Promise<readonly ProbeStep[]> {
  const bytes = Buffer.from('Quayside tries whether it can write here.\n');
  const name = `.quayside-probe-${randomBytes(6).toString('hex')}.part`;
  const path = `${folder.replace(/\/+$/, '')}/${name}`;
  const file = { id: name, name, type: 'probe', size: bytes.length, bytes: () => once(bytes) };
  const wrote = await step(`write to ${folder}`, () =>
    session.put(path, file).then(() => `wrote a probe of ${bytes.length} bytes`),
  );
  const removed = await step(`remove from ${folder}`, () => session.remove(path).then(() => 'removed the probe'));
  return wrote.ok ? [wrote, removed] : [wrote];
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

async function step(what: string, work: () => Promise<string>): Promise<ProbeStep> {
  try {
    return { what, ok: true, text: await work() };
  } catch (error) {
    return { what, ok: false, text: error instanceof Error ? wordsOf(error) : String(error) };
  }
}

function wordsOf(error: Error): string {
  return error.name === 'NotThere' ? 'it is not there' : error.message;
}
