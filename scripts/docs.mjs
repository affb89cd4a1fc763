// Writes docs/canonical.md from the canonical schemas. `--check` writes nothing and fails when the file is not what they say.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { documentJsonSchema, documentTypes, documentWord } from '../dist/libs/canonical/src/index.js';
import { canonicalReference } from './canonical-reference.mjs';

const file = path.resolve(import.meta.dirname, '../docs/canonical.md');
const page = canonicalReference(documentTypes.map((type) => [type, documentWord(type), documentJsonSchema(type)]));
const text = await format(page, { ...(await resolveConfig(file)), filepath: file });
const isSame = existsSync(file) && readFileSync(file, 'utf8') === text;
if (!isSame && process.argv.includes('--check')) {
  console.error('docs/canonical.md is not what the schemas say: run "npm run docs"');
  process.exitCode = 1;
} else if (!isSame) {
  writeFileSync(file, text);
  console.log('wrote docs/canonical.md');
}
