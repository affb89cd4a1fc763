import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  type EnvelopeEnd,
  type NewPartner,
  newApiKey,
  profileSkeleton,
  type SkeletonDoor,
  type SkeletonFormat,
  skeletonFormats,
} from '@quayside/partners';
import { hashPassword } from '@quayside/runtime';
import { print, UsageError, withExitCode } from '../output.js';
import { folders } from '../partners.js';

interface NewProfileOptions {
  readonly name: string;
  readonly vendor: string;
  readonly format: string;
  readonly door: string;
  readonly host?: string;
  readonly sender?: string;
  readonly us?: string;
}

/** Writes a profile to begin with, and shows once what the partner needs to come in. */
export async function newProfile(id: string, options: NewProfileOptions): Promise<void> {
  await withExitCode(async () => {
    if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(id)) throw new UsageError(`${id}: expected an id of a-z, 0-9 and dashes`);
    const { profiles } = folders();
    const file = path.join(profiles, `${id}.yaml`);
    if (existsSync(file)) throw new UsageError(`${file} is there already: nothing was changed`);
    const { door, shown } = await doorOf(id, options);
    const partner: NewPartner = {
      ...{ id, name: options.name, vendor: options.vendor, format: formatOf(options.format), door },
      ...(options.sender !== undefined && { sender: endOf('--sender', options.sender, options.format) }),
      ...(options.us !== undefined && { us: endOf('--us', options.us, options.format) }),
    };
    writeFileSync(file, profileSkeleton(partner), { flag: 'wx', mode: 0o640 });
    print(`${file} is written, in stage test.`);
    for (const line of shown) print(line);
    print('\nNext: put in what was agreed, and run "./quayside profiles check".');
    return 0;
  });
}

interface Made {
  readonly door: SkeletonDoor;
  readonly shown: readonly string[];
}

async function doorOf(id: string, { door, host }: NewProfileOptions): Promise<Made> {
  switch (door) {
    case 'sftp-drop': {
      const password = newPassword();
      const shown = secretLines(`The password of the login ${id}`, password);
      return { door: { kind: 'sftp-drop', argon2id: await hashPassword(password) }, shown };
    }
    case 'rest': {
      const { key, hash } = newApiKey();
      return { door: { kind: 'rest', key: hash }, shown: secretLines('The key of the REST interface', key) };
    }
    case 'sftp-poll':
      if (host === undefined) throw new UsageError('--door sftp-poll: expected --host, the name of its server');
      return { door: { kind: 'sftp-poll', host }, shown: [] };
    default:
      throw new UsageError(`--door ${door}: expected sftp-drop, sftp-poll or rest`);
  }
}

/** A password that nobody guesses, and that can be read out over the telephone. */
export function newPassword(): string {
  return randomBytes(15).toString('base64url');
}

/** A secret, shown once. */
export function secretLines(what: string, secret: string): readonly string[] {
  return ['', `${what}, for the partner, by a safe way. It cannot be shown again:`, `\n  ${secret}`];
}

function formatOf(text: string): SkeletonFormat {
  const format = skeletonFormats.find((each) => each === text);
  if (!format) throw new UsageError(`--format ${text}: expected one of ${skeletonFormats.join(', ')}`);
  return format;
}

/** "ZZ/ACME"; in EDIFACT there may be no qualifier. */
function endOf(option: string, text: string, format: string): EnvelopeEnd {
  const [, qualifier = '', id = ''] = /^(?:([0-9A-Z]{1,4})\/)?([^/\s][^/]{0,34})$/.exec(text) ?? [];
  if (id === '' || (format === 'x12' && qualifier.length !== 2))
    throw new UsageError(`${option} ${text}: expected a qualifier and an identifier such as ZZ/ACME`);
  return { qualifier, id };
}
