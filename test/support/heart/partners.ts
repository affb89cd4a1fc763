import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { LivePartner } from '@quayside/exchange';
import { compilePartner, loadPartnerFolder, type ProfileSources } from '@quayside/partners';
import { must } from '@quayside/std';

const root = path.resolve(import.meta.dirname, '../../..');
const { sources, findings } = await loadPartnerFolder(
  path.join(import.meta.dirname, 'profiles'),
  path.join(root, 'mappings'),
);

if (findings.length > 0) throw new Error(findings.map(({ message }) => message).join('; '));

/** Of some partners, lines of the profile with others in their place. */
export type ProfileChanges = Readonly<Record<string, readonly (readonly [line: string, instead: string])[]>>;

/** The partners of `profiles/`, live, with these changes. What was compiled once is not compiled again. */
export function livePartners(changes: ProfileChanges = {}): LivePartner[] {
  return sources.map((each) => livePartner(changed(each, changes)));
}

const compiled = new Map<string, LivePartner>();

function livePartner(changedSources: ProfileSources): LivePartner {
  const { text } = changedSources.profile;
  const live = compiled.get(text) ?? {
    partner: must(compilePartner(changedSources)),
    sources: changedSources,
    release: idOf(text),
    number: 1,
  };
  compiled.set(text, live);
  return live;
}

function changed({ profile, mappings }: ProfileSources, changes: ProfileChanges): ProfileSources {
  const text = (changes[path.basename(profile.file, '.yaml')] ?? []).reduce((before, [line, instead]) => {
    if (!before.includes(line)) throw new Error(`${profile.file} has no "${line}"`);
    return before.replace(line, instead);
  }, profile.text);
  return { profile: { ...profile, text }, mappings: text === profile.text ? mappings : standardMappings() };
}

let standard: ProfileSources['mappings'] | undefined;

/** All of them: a profile that was changed may name others. */
function standardMappings(): ProfileSources['mappings'] {
  const from = path.join(root, 'mappings');
  const read = (file: string) => [file, { file, text: readFileSync(path.join(from, file), 'utf8') }] as const;
  return (standard ??= Object.fromEntries(globSync('**/*.yaml', { cwd: from }).map(read)));
}

/** The id of a release: the same for the same text. */
function idOf(text: string): string {
  const hash = createHash('sha256').update(text).digest('hex');
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `4${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}
