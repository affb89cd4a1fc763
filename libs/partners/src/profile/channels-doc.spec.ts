import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseProfile } from './parse-profile.js';

const document = readFileSync(join(import.meta.dirname, '../../../../docs/channels.md'), 'utf8');
const examples = [...document.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '');

const around = `partner: globex
name: Globex
stage: live
odoo: { vendor: { ref: GLOBEX } }
us: {}
identifiers: {}
documents: {}
`;

it('has examples of every kind of channel in the documentation, and each of them can be used as it stands', () => {
  const kinds = new Set<string>();
  for (const example of examples) {
    const text = example.startsWith('partner:') ? example : around + example;
    const parsed = parseProfile(text, 'example.yaml');
    expect(parsed.ok ? [] : parsed.error.map((each) => each.message)).toEqual([]);
    if (parsed.ok) for (const channel of parsed.value.channels) kinds.add(channel.kind);
  }
  expect([...kinds].sort()).toEqual(['rest', 'rest-poll', 'sftp-drop', 'sftp-poll']);
});

it('names every setting of a polled channel in the documentation', () => {
  for (const setting of [
    'hostKey',
    'algorithms',
    'complete',
    'afterFetch',
    'every',
    'parallel',
    'batch',
    'maxFileSize',
    'fetch.since',
    'fetch.pages',
    'fetch.take',
    'afterFetch',
    'probe',
    'certificate',
    'headers',
  ]) {
    expect(document).toContain(`\`${setting}\``);
  }
});
