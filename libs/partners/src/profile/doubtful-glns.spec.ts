import { readYaml } from '@quayside/mapping';
import { expect, it } from 'vitest';
import { doubtfulGlns } from './doubtful-glns.js';
import { parsedProfile } from './parse-profile.js';

it('warns of location numbers with a wrong check digit, wherever a profile has them', () => {
  const text = [
    ...['partner: acme', 'name: Acme', 'stage: test', 'odoo: { connection: demo, vendor: { ref: A } }'],
    "us: { gln: '9520000000004', edifact: [{ qualifier: '14', id: '9520000000005' }] }",
    "identifiers: { gln: '9520000000012', peppol: ['0088:9520000000013', '9930:DE1'] }",
    'channels: [{ kind: sftp-drop, login: acme, publicKeys: [ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGlzIG5vdCBhIHJlYWwga2V5IGJ1dCBhbiBleGFtcGxl] }]',
    'documents: { invoice: { format: edifact } }',
  ].join('\n');
  const yaml = readYaml(text, 'acme.yaml');
  if (!yaml.ok) throw new Error('no YAML');
  const profile = parsedProfile(yaml.value);
  if (!profile.ok) throw new Error(profile.error.map(({ message }) => message).join('\n'));
  expect(doubtfulGlns(yaml.value, profile.value).map(({ message }) => message)).toEqual([
    expect.stringContaining('GLN 9520000000012'),
    expect.stringContaining('GLN 9520000000013'),
    expect.stringContaining('GLN 9520000000005'),
  ]);
});
