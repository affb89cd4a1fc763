import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { verify } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { publishedHashes } from './published-hashes.js';
import { isPublished, publishedIn, publishedWords, secretHash, secretPatterns } from './published-secrets.js';

const root = path.resolve(import.meta.dirname, '../../../..');
const generated = path.join(import.meta.dirname, 'published-hashes.ts');
const notOurs = new Set(['node_modules', 'dist', 'var', '.git', 'package-lock.json']);
const largest = 2 * 1024 ** 2;

/** Every file that goes out with Quayside. */
function* files(folder: string): Iterable<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (notOurs.has(entry.name)) continue;
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* files(file);
    else if (entry.isFile() && file !== generated && statSync(file).size < largest) yield file;
  }
}

const secrets = [...files(root)].flatMap((file) => {
  const text = readFileSync(file, 'utf8');
  return secretPatterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([secret]) => secret));
});

describe('the list of what is published', () => {
  it('has every secret that stands in a file of the repository, and no other', () => {
    const found = [...new Set(secrets.map(secretHash))].sort();
    if (process.env['ACCEPT']) {
      const lines = found.map((hash) => `  '${hash}',\n`).join('');
      const head = readFileSync(generated, 'utf8').split('= [')[0];
      writeFileSync(generated, `${head}= [\n${lines}];\n`);
      return;
    }
    expect(found, 'run "npm run published"').toEqual([...publishedHashes].sort());
  });

  it('has the password of every profile of the demo, also for a hash that somebody else makes of it', async () => {
    const hashes = secrets.filter((each) => each.startsWith('$argon2id'));
    const passwords = secrets.filter((each) => /^[a-z-]+$/.test(each));
    for (const hash of new Set(hashes)) {
      const of = await Promise.all(passwords.map((each) => verify(hash, each)));
      expect(of, `${hash}: say its password behind "# demo only: "`).toContain(true);
    }
    expect(passwords.every(isPublished)).toBe(true);
  });
});

const acme = readFileSync(path.join(root, 'partner-profiles/acme.yaml'), 'utf8');

describe('a profile', () => {
  it('is told where it names something published, and what to do', () => {
    const places = publishedIn({ profile: { file: 'acme.yaml', text: acme } });
    expect(places).toMatchObject([{ what: 'the password' }, { what: 'the API key' }]);
    const line = acme.split('\n').findIndex((each) => each.includes('argon2id:')) + 1;
    expect(publishedWords(places[0] ?? { file: '', line: 0, what: '' })).toBe(
      `acme.yaml, line ${line}: the password is published with Quayside and is refused; put one of your own there`,
    );
  });

  it('is not blamed for its own secrets', () => {
    const own = `$argon2id$v=19$m=19456,t=2,p=1$${'b'.repeat(22)}$${'c'.repeat(43)}`;
    const text = acme
      .replace(/argon2id: \S+/, () => `argon2id: ${own}`)
      .replace(/sha256: \w+/, `sha256: ${'a'.repeat(64)}`);
    expect(publishedIn({ profile: { file: 'acme.yaml', text } })).toEqual([]);
  });
});

it('knows a secret however its lines are broken', () => {
  const [block = ''] = secrets.filter((each) => each.includes('PRIVATE KEY'));
  expect(isPublished(`  ${block.replaceAll('\n', '\r\n    ')}\n`)).toBe(true);
  expect(isPublished('a secret of my own')).toBe(false);
});
