import { readFileSync } from 'node:fs';
import { bytesOf, x12 } from '@quayside/samples/interchanges';
import { expect, it } from 'vitest';
import * as edi from './index.js';

/** What examples may use beside the front door: an interchange with one 855, and one with a 997 that rejects an order of ours. */
const given = {
  bytes: bytesOf(x12()),
  functionalAcknowledgement: bytesOf(
    x12({
      functionalId: 'FA',
      sets: [
        [
          'ST*997*0001',
          'AK1*PO*17',
          'AK2*850*0001',
          'AK3*PO1*3**8',
          'AK4*2*330*6*1O',
          'AK5*R*5',
          'AK9*R*1*1*0',
          'SE*8*0001',
        ],
      ],
    }),
  ),
};

interface Example {
  readonly of: string;
  readonly code: string;
}

/** The `@example` of each doc comment in the modules that the front door names. */
function examples(): Example[] {
  const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');
  const modules = [...read('./index.ts').matchAll(/from '(.*)\.js'/g)].map((found) => `${found[1]}.ts`);
  return [...new Set(modules)].flatMap((file) =>
    [...read(file).matchAll(/@example\n((?: \*(?: .*)?\n)+?) \*\/\nexport function (\w+)/g)].map((found) => ({
      of: found[2] ?? '',
      code: (found[1] ?? '').replace(/^ \* ?/gm, ''),
    })),
  );
}

/** The code blocks of the README. */
function tour(): Example[] {
  const text = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  return text
    .split(/^## /m)
    .flatMap((part) =>
      [...part.matchAll(/```js\n(.*?)```/gs)].map((each) => ({ of: part.split('\n')[0] ?? '', code: each[1] ?? '' })),
    );
}

/** A line "expression; // => value" says what the expression is. */
function checked(code: string): string {
  return code.replace(/^(.+); \/\/ => (.+)$/gm, 'expect($1).toEqual($2);');
}

const found = examples();

it.each([...found, ...tour()])('shows how to use $of', ({ code }) => {
  const scope: Record<string, unknown> = { ...edi, ...given, expect };
  expect(code).toContain('// =>');
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- our own comments, in a test
  const run = new Function(...Object.keys(scope), checked(code)) as (...args: unknown[]) => void;
  run(...Object.values(scope));
});

it('shows how to use what a host begins with', () => {
  const readers = ['createSplitter', 'readHead', 'createInterchangeReader', 'createSegmentReader', 'createSegmentWalk'];
  const telling = ['dictionaryFor', 'releaseDistance'];
  const answering = ['acknowledge', 'readAcknowledgement', 'writeTa1', 'writeX12', 'writeEdifact', 'encodeText'];
  expect(found.map((each) => each.of).toSorted()).toEqual([...readers, ...telling, ...answering].toSorted());
});
