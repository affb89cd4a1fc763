import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { documentJsonSchema, documentTypes, documentWord } from '@quayside/canonical';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const script = pathToFileURL(path.join(root, 'scripts/canonical-reference.mjs')).href;

type Documents = readonly (readonly [type: string, title: string, schema: object])[];

async function reference(documents: Documents): Promise<string> {
  const made = (await import(script)) as { canonicalReference: (documents: Documents) => string };
  return made.canonicalReference(documents);
}

const schemas = documentTypes.map((type) => [type, documentWord(type), documentJsonSchema(type)] as const);

describe('docs/canonical.md', () => {
  it('says what the schemas say: "npm run docs" after a change', async () => {
    const file = path.join(root, 'docs/canonical.md');
    const made = await format(await reference(schemas), { ...(await resolveConfig(file)), filepath: file });
    expect(await readFile(file, 'utf8')).toBe(made);
  });

  it('names every field of every document, required or not, with the words that it may hold', async () => {
    const page = await reference(schemas);
    expect(page).toContain('| `items[].kind` | `invoice`, `credit-note`, `debit-note`, `adjustment`, `other` | yes |');
    expect(page).toContain('| `lines[].item` | [Item](#item) |');
    expect(page).toContain('| `amount` | decimal | yes | What is paid in all |');
  });
});
