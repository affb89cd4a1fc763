import { type Finding, fail, ok, type Result } from '@quayside/std';
import type { SourceFile } from '../yaml/source-file.js';
import { merged as mergedGroups } from '../yaml/key-order.js';
import { readYaml, type YamlSource } from '../yaml/yaml-source.js';
import { isGroup } from './said.js';
import { dictionaryRelease } from './mapping-head.js';
import { type Merged, mergeOverlay, type Overlay } from './overlay.js';

/** What a mapping is put together from, beside its own file. */
export interface MappingParts {
  readonly release: string;
  /** Code tables that several mappings share. */
  readonly tables?: SourceFile | undefined;
  readonly overlay?: Overlay;
}

/** A mapping with what it says of the release and what a partner's overlay says, and with the tables that it may name. */
export interface MergedMapping {
  readonly merged: Merged;
  readonly tables: Readonly<Record<string, unknown>>;
}

/** Puts a mapping together: its file, its section of the release, and the overlay of a partner. */
export function mergedMapping(source: SourceFile, parts: MappingParts): Result<MergedMapping, readonly Finding[]> {
  const yaml = readYaml(source.text, source.file);
  if (!yaml.ok) return yaml;
  const shared = parts.tables ? readYaml(parts.tables.text, parts.tables.file) : undefined;
  if (shared && !shared.ok) return shared;
  if (!isGroup(yaml.value.value) || !isGroup(yaml.value.value['fields'])) return fail([notAMapping(yaml.value)]);
  const releases = [parts.release, dictionaryRelease(yaml.value.value, parts.release)];
  const overlays = [...ofRelease(yaml.value, releases), ...(parts.overlay ? [parts.overlay] : [])];
  const merged = mergeOverlay(yaml.value, overlays);
  return ok({ merged, tables: mergedTables(shared?.value.value, merged.value['tables']) });
}

/**
 * What the mapping says under `releases` of the release that it is compiled for, or of all that begin so; of the one whose
 * dictionary stands in for it, too.
 */
function ofRelease(yaml: YamlSource, compiledFor: readonly string[]): Overlay[] {
  const releases = (yaml.value as Record<string, unknown>)['releases'];
  if (!isGroup(releases)) return [];
  return Object.entries(releases).flatMap(([name, rules]) =>
    compiledFor.some((release) => release.startsWith(name)) && isGroup(rules)
      ? [{ source: yaml, path: ['releases', name], rules }]
      : [],
  );
}

/** A table of the mapping adds to the shared one of that name, and overrides its codes. */
function mergedTables(shared: unknown, own: unknown): Record<string, unknown> {
  const tables: Record<string, unknown> = isGroup(shared) ? { ...shared } : {};
  for (const [name, codes] of Object.entries(isGroup(own) ? own : {})) {
    const before = tables[name];
    tables[name] = isGroup(before) && isGroup(codes) ? mergedGroups(before, codes) : codes;
  }
  return tables;
}

function notAMapping(yaml: YamlSource): Finding {
  return yaml.finding([], 'expected a mapping with document, set and fields', { code: 'mapping', atKey: true });
}
