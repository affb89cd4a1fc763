import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { logDirectory, openLog } from './log.js';

let dataDirectory: string;
beforeEach(() => {
  dataDirectory = mkdtempSync(path.join(os.tmpdir(), 'quayside-log-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(dataDirectory, { recursive: true, force: true });
});

const config = (logLevel: 'info' | 'silent' = 'info') => ({ dataDirectory, logLevel });
const files = () =>
  readdirSync(logDirectory({ dataDirectory }))
    .filter((name) => name.startsWith('quayside.'))
    .sort((a, b) => numberOf(a) - numberOf(b));
const numberOf = (name: string) => Number(name.split('.')[1]);
const text = (name: string) => readFileSync(path.join(logDirectory({ dataDirectory }), name), 'utf8');
const messages = () =>
  files()
    .flatMap((name) => text(name).trim().split('\n'))
    .map((line) => (JSON.parse(line) as { msg: string }).msg);

/** What is written to a stream instead of being seen. */
function kept(stream: NodeJS.WriteStream): () => string {
  let all = '';
  vi.spyOn(stream, 'write').mockImplementation((chunk) => {
    all += String(chunk);
    return true;
  });
  return () => all;
}

it('has a line in its file when the call that wrote it returns, so that a crash loses none', async () => {
  const log = await openLog(config(), { terminal: true });
  log.info({ event: 'last' }, 'the last words');
  expect(text('quayside.1.log')).toContain('the last words');
});

it('begins a new file when one is full, keeps so many of them, and leads to the one that is being written', async () => {
  const log = await openLog(config(), { terminal: true, fileSize: '1k', files: 3 });
  for (let i = 0; i < 200; i += 1) {
    log.info(`line ${i}`);
    // A full file gives way when its last line is written out.
    await setImmediate();
  }
  await vi.waitFor(() => expect(files()).toHaveLength(3));
  expect(numberOf(files().at(-1) ?? '')).toBeGreaterThan(10);
  expect(text('current.log')).toBe(text(files().at(-1) ?? ''));
  const kept = messages().filter((message) => message !== '');
  expect(kept.at(-1)).toBe('line 199');
  expect(kept).toEqual(Array.from({ length: kept.length }, (_, i) => `line ${200 - kept.length + i}`));
});

it('goes on in the last file after a restart', async () => {
  (await openLog(config(), { terminal: true })).info('before');
  (await openLog(config(), { terminal: true })).info('after');
  expect(files()).toEqual(['quayside.1.log']);
  expect(messages()).toEqual(['before', 'after']);
});

it('shows a terminal only what went wrong', async () => {
  const [out, errors] = [kept(process.stdout), kept(process.stderr)];
  const log = await openLog(config(), { terminal: true });
  log.info('all is well');
  log.error('something broke');
  expect(out()).toBe('');
  expect(errors()).toContain('something broke');
  expect(errors()).not.toContain('all is well');
});

it('writes all of it to standard output as well where that is no terminal', async () => {
  const [out, errors] = [kept(process.stdout), kept(process.stderr)];
  const log = await openLog(config(), { terminal: false });
  log.info({ password: 'secret', login: { password: 'secret' } }, 'all is well');
  log.error('something broke');
  expect(
    out()
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { msg: string }).msg),
  ).toEqual(['all is well', 'something broke']);
  expect(errors()).toBe('');
  expect(messages()).toEqual(['all is well', 'something broke']);
});

it('names what cannot be seen in what it repeats of outside', async () => {
  const log = await openLog(config(), { terminal: true });
  log.info({ name: 'a\u202eb\u009bc' }, 'received');
  const line = text(files()[0] ?? '');
  expect(line).toContain(String.raw`a\u202eb\u009bc`);
  expect((JSON.parse(line) as { name: string }).name).toBe('a\u202eb\u009bc');
});

it('says nothing at all when it is silent', async () => {
  const out = kept(process.stdout);
  const log = await openLog(config('silent'), { terminal: false });
  log.fatal('unheard');
  expect(out()).toBe('');
  expect(existsSync(logDirectory({ dataDirectory }))).toBe(false);
});

it.skipIf(process.platform === 'win32')(
  'is for our user and its group, also where it was for everybody before',
  async () => {
    const modeOf = (file: string) => (statSync(file).mode & 0o777).toString(8);
    const folder = logDirectory({ dataDirectory });
    mkdirSync(folder);
    chmodSync(folder, 0o755);
    (await openLog(config(), { terminal: true })).info('a line');
    expect([modeOf(folder), modeOf(path.join(folder, 'quayside.1.log'))]).toEqual(['750', '640']);
  },
);

it('keeps no values of a statement, whatever an error carries of them', async () => {
  const log = await openLog(config(), { terminal: true });
  const driver = Object.assign(new Error('invalid input syntax for type uuid: "secret of a partner"'), {
    ...{ code: '22P02', detail: 'Key (name)=(secret of a partner)', where: 'secret of a partner' },
  });
  const failed = Object.assign(new Error(driver.message), {
    ...{
      name: 'QueryFailedError',
      query: 'select $1::uuid',
      parameters: ['secret of a partner'],
      driverError: driver,
      code: '22P02',
    },
  });
  log.warn({ event: 'failed', err: new Error('it did not go', { cause: failed }) }, 'a step failed');
  expect(text('quayside.1.log')).not.toContain('secret of a partner');
  expect(JSON.parse(text('quayside.1.log').trim())).toMatchObject({
    err: { message: 'it did not go', cause: { type: 'QueryFailedError', query: 'select $1::uuid', code: '22P02' } },
  });
});
