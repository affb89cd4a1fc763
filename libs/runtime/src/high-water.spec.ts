import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openHeart } from '@quayside/heart';
import { afterEach, expect, it } from 'vitest';
import { noticeRestore } from './high-water.js';

const directories: string[] = [];
afterEach(() => directories.splice(0).forEach((each) => rmSync(each, { recursive: true })));

function watched() {
  const directory = mkdtempSync(path.join(tmpdir(), 'quayside-'));
  directories.push(directory);
  const said: string[] = [];
  const log = { warn: (_: object, line: string) => void said.push(line) };
  /** A gateway's look at a database whose journal ends with this line. */
  const look = (line: number, { ports } = openHeart()) =>
    noticeRestore(directory, { ports, lastLine: () => Promise.resolve(line), log });
  return { directory, said, look };
}

it('notices a database that has gone back, and makes it safe', async () => {
  const { said, look } = watched();
  expect([await look(10), await look(10), await look(25)]).toEqual([undefined, undefined, undefined]);
  const heart = openHeart();
  const words = expect.stringContaining('older than it was') as unknown;
  expect(await look(24, heart)).toEqual(words);
  expect(await heart.ports.store.gatewayPause()).toMatchObject({ by: 'quayside', reason: 'A backup was restored' });
  expect(said).toEqual([words]);
  // Once: it goes on from there.
  expect(await look(26, heart)).toBeUndefined();
});

it('notices one that is from before another restore, and takes none for older that was settled elsewhere', async () => {
  const { look } = watched();
  const settled = openHeart();
  await settled.ports.store.commit((tx) => tx.jumpControlNumbers(7));
  expect(await look(10)).toBeUndefined();
  expect(await look(5, settled)).toBeUndefined();
  expect(await look(50)).toContain('a backup was restored');
});

it('does without its file, with one that is broken, and with one of another installation', async () => {
  const { directory, look } = watched();
  const file = path.join(directory, 'high-water.json');
  await look(10);
  const good = readFileSync(file, 'utf8');
  for (const text of ['', '{', '[]', '{"line":"x"}', good.replace(/"installation":"./, '"installation":"x')]) {
    writeFileSync(file, text);
    expect(await look(3)).toBeUndefined();
    writeFileSync(file, good);
  }
  rmSync(file);
  expect(await look(3)).toBeUndefined();
  rmSync(directory, { recursive: true });
  expect(await look(3)).toBeUndefined();
  directories.splice(0);
});
