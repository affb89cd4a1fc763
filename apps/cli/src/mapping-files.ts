import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type MappingOptions, type SourceFile, tablesBeside } from '@quayside/mapping';
import { type AgreedMapping, loadPartnerFolder, mappingsOf, type PartnerProfile } from '@quayside/partners';
import { findingLine, UsageError } from './output.js';
import { folders } from './partners.js';
import { standardProfile, standardReleases } from './standard-partner.js';

/** A mapping file with the tables beside it. */
export interface MappingFile {
  readonly source: SourceFile;
  readonly tables: SourceFile | undefined;
  /** The releases that it is checked for; files without an envelope have none, and are said so: ''. */
  readonly releases: readonly string[];
}

/** A mapping by its path, or by the name that profiles use: x12/855.yaml. */
export function mappingFile(name: string): MappingFile {
  const known = path.join(folders().mappings, name);
  const file = existsSync(name) ? name : known;
  const source = sourceOf(file, name);
  const tables = tablesBeside(file);
  return {
    source,
    tables: existsSync(tables) ? sourceOf(tables, tablesBeside(name)) : undefined,
    releases: standardReleases[syntaxOf(source)],
  };
}

function sourceOf(file: string, name: string): SourceFile {
  try {
    return { file: name, text: readFileSync(file, 'utf8') };
  } catch (error) {
    throw new UsageError(`cannot read the mapping ${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

// What is wrong with its head, compiling says.
function syntaxOf({ text }: SourceFile): keyof typeof standardReleases {
  if (/^["']?message["']?:/m.test(text)) return 'edifact';
  for (const syntax of ['csv', 'xml', 'json'] as const) {
    if (new RegExp(`^["']?${syntax}["']?:`, 'm').test(text)) return syntax;
  }
  return 'x12';
}

/** The names of all mappings that come with Quayside, or stand beside them. */
export function allMappings(): string[] {
  const folder = folders().mappings;
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  return names.filter((name) => /\.ya?ml$/.test(name) && !name.endsWith('tables.yaml')).sort();
}

/** What all profiles agreed about mappings; what is wrong with a profile itself is said by `profiles check`. */
export async function agreedByAll(): Promise<readonly (AgreedMapping & { readonly profile: PartnerProfile })[]> {
  const { profiles, mappings } = folders();
  const { sources } = await loadPartnerFolder(profiles, mappings);
  return sources.flatMap((each) => {
    const agreed = mappingsOf(each);
    if (!agreed.ok) return [];
    const { profile, mappings: all } = agreed.value;
    return all.map((mapping) => ({ ...mapping, profile }));
  });
}

/** How a mapping is used, and the profile that says so. */
export interface MappingUse {
  readonly options: MappingOptions;
  readonly profile: PartnerProfile;
}

/** How a mapping is used: as it stands, or as a partner's profile has it. */
export async function mappingUse(
  { source, tables, releases }: MappingFile,
  { release, partner }: { readonly release?: string | undefined; readonly partner?: string | undefined },
): Promise<MappingUse> {
  if (partner === undefined) {
    const profile = standardProfile();
    return { profile, options: { release: release ?? releases[0] ?? '', settings: profile, tables } };
  }
  const all = (await agreedByAll()).filter((each) => each.profile.partner === partner);
  const using = all.filter((each) => each.agreement.mapping === source.file);
  const agreed = using.find((each) => release === undefined || each.agreement.release === release) ?? using[0];
  if (agreed) {
    return { profile: agreed.profile, options: { ...agreed.options, ...(release !== undefined && { release }) } };
  }
  const names = [...new Set(all.map((each) => each.agreement.mapping))];
  throw new UsageError(
    names.length === 0
      ? `there is no partner "${partner}" whose profile can be read in ${folders().profiles}`
      : `${partner} does not use the mapping ${source.file}; it uses ${names.join(', ')}`,
  );
}

/** The error for a mapping that cannot be used, with everything that is wrong with it. */
export function notUsable(name: string, findings: Parameters<typeof findingLine>[0][]): UsageError {
  return new UsageError(`the mapping ${name} does not compile:\n${findings.map(findingLine).join('\n')}`);
}
