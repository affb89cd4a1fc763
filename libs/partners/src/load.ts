import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readYaml, type SourceFile, tablesBeside } from '@quayside/mapping';
import type { Finding } from '@quayside/std';
import { conflicts, type LoadedProfile } from './conflicts.js';
import type { ProfileSources } from './partner.js';
import { parsedProfile } from './profile/parse-profile.js';

export interface LoadedFolder {
  readonly sources: readonly ProfileSources[];
  readonly findings: readonly Finding[];
  /** When the last one of the files was written or replaced, in ms of Unix time: by this alone does a text put back differ. */
  readonly touchedAt: number;
}

/** Every profile of a folder with the mappings that it names. A broken profile is findings and does not stop the others. */
export async function loadPartnerFolder(directory: string, mappingsDirectory: string): Promise<LoadedFolder> {
  const names = (await readdir(directory)).filter((name) => /\.ya?ml$/.test(name)).sort();
  const sources: ProfileSources[] = [];
  const findings: Finding[] = [];
  const profiles: LoadedProfile[] = [];
  for (const name of names) {
    const profile = await source(directory, name);
    if (profile.text.includes(unread)) {
      findings.push(notUtf8(profile));
      continue;
    }
    const yaml = readYaml(profile.text, name);
    const parsed = yaml.ok ? parsedProfile(yaml.value) : yaml;
    if (!yaml.ok || !parsed.ok) {
      findings.push(...(parsed.ok ? [] : parsed.error));
      continue;
    }
    profiles.push({ yaml: yaml.value, profile: parsed.value });
    sources.push({
      profile,
      mappings: await mappings(mappingsDirectory, Object.values(parsed.value.documents).flat()),
    });
  }
  const files = [
    ...names.map((name) => join(directory, name)),
    ...sources.flatMap((each) => Object.keys(each.mappings).map((name) => join(mappingsDirectory, name))),
  ];
  return { sources, findings: [...findings, ...conflicts(profiles)], touchedAt: await newestTouch(files) };
}

// The time of change, not of writing: tools that put a file back restore the latter.
async function newestTouch(files: readonly string[]): Promise<number> {
  const times = files.map(async (file) => (await stat(file).catch(ignoreMissing))?.ctimeMs ?? 0);
  return Math.max(0, ...(await Promise.all(times)));
}

// A mapping that is not there is left out: compiling the partner says so, at the line of the profile that names it.
async function mappings(
  directory: string,
  agreements: readonly ({ readonly mapping: string } | undefined)[],
): Promise<Record<string, SourceFile>> {
  const found: Record<string, SourceFile> = {};
  for (const agreement of agreements) {
    if (agreement === undefined || agreement.mapping === '' || !isInside(agreement.mapping)) continue;
    for (const name of [agreement.mapping, tablesBeside(agreement.mapping)]) {
      const file = await source(directory, name).catch(ignoreMissing);
      if (file) found[name] = file;
    }
  }
  return found;
}

function isInside(name: string): boolean {
  return !name.split(/[\\/]/).includes('..');
}

async function source(directory: string, name: string): Promise<SourceFile> {
  return { file: name, text: await readFile(join(directory, name), 'utf8') };
}

/** What stands for bytes that are no UTF-8. */
const unread = '\ufffd';

function notUtf8({ file, text }: SourceFile): Finding {
  const line = text.slice(0, text.indexOf(unread)).split('\n').length;
  const message = `${file}:${line}: the file is not UTF-8, and its letters cannot be known; save it as UTF-8`;
  return { code: 'profile-encoding', severity: 'fatal', message };
}

function ignoreMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR'))
    return undefined;
  throw error;
}
