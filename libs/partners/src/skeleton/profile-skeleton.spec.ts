import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { must } from '@quayside/std';
import { expect, it } from 'vitest';
import { compilePartner } from '../compile-partner.js';
import { newApiKey } from '../profile/api-key.js';
import { type NewPartner, profileSkeleton, type SkeletonDoor, skeletonFormats } from './profile-skeleton.js';

const folder = path.join(import.meta.dirname, '../../../../mappings');
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
const mappings = Object.fromEntries(
  names.map((file) => [file, { file, text: readFileSync(path.join(folder, file), 'utf8') }]),
);

const argon2id = `$argon2id$v=19$m=19456,t=2,p=1$${'b'.repeat(22)}$${'c'.repeat(43)}`;
const doors: readonly SkeletonDoor[] = [
  { kind: 'sftp-drop', argon2id },
  { kind: 'rest', key: newApiKey().hash },
  { kind: 'sftp-poll', host: 'sftp.globex.example' },
];
const globex = { id: 'globex', name: 'Müller & Söhne: "Fasteners"', vendor: '0815' } as const;
const ends = { sender: { qualifier: '01', id: '123456789' }, us: { qualifier: 'ZZ', id: 'OURID' } } as const;

function compiled(partner: NewPartner) {
  return must(compilePartner({ profile: { file: 'globex.yaml', text: profileSkeleton(partner) }, mappings }));
}

it.each(skeletonFormats)('is a whole profile of a partner of %s, by each door', (format) => {
  for (const door of doors) {
    const { profile, warnings } = compiled({ ...globex, ...ends, format, door });
    expect(warnings).toEqual([]);
    expect(profile).toMatchObject({
      partner: 'globex',
      name: globex.name,
      stage: 'test',
      odoo: { vendor: { ref: '0815' } },
    });
    expect(profile.channels.map(({ kind }) => kind)).toEqual([door.kind]);
    expect(Object.keys(profile.documents)).toEqual(['order-acknowledgement', 'ship-notice', 'invoice']);
  }
});

it.each(['x12', 'edifact'] as const)('knows both ends of %s, and says so where they are not known yet', (format) => {
  const [door] = doors;
  if (!door) throw new Error('no door');
  const { profile } = compiled({ ...globex, ...ends, format, door });
  expect([profile.us[format], profile.identifiers[format]]).toMatchObject([[ends.us], [ends.sender]]);
  expect(compiled({ ...globex, format, door }).warnings.map(({ message }) => message)).toEqual([
    expect.stringContaining(`without identifiers.${format} and us.${format} it is not recognised`) as string,
  ]);
});
