import type { SetDefinition } from '@quayside/edi';
import type { Finding, Result, Severity } from '@quayside/std';
import type { YamlPath } from '../yaml/yaml-source.js';
import type { ElementWriting } from './element-writing.js';
import type { MappingSettings } from './mapping-settings.js';
import type { Path } from './path.js';
import type { StaticScope } from './static-scope.js';

/** A piece of a mapping with the place where it is written. */
export interface Said {
  readonly value: unknown;
  readonly path: YamlPath;
}

/** What is at hand while a mapping is compiled. */
export interface Compilation {
  readonly set: SetDefinition;
  readonly settings: MappingSettings;
  /** How paths are written in this mapping. */
  readonly parsePath: (text: string) => Result<Path>;
  /** Of XML and JSON: what writing must know beside the paths, noted while they are compiled. */
  readonly elements?: ElementWriting;
  readonly tables: Readonly<Record<string, unknown>>;
  readonly findings: Finding[];
  /** Notes what is wrong, at the row and column where it is written. */
  readonly complain: (said: Said, message: string, options?: { atKey?: boolean; severity?: Severity }) => void;
}

/** A rule's surroundings: the field that it is for, and the place in the set that its paths start from. */
export interface Surroundings {
  readonly compilation: Compilation;
  readonly scope: StaticScope;
}

export function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text as it was written; of anything else nothing that could be taken for a name. */
export function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** What stands under a key, with its place. */
export function under(said: Said, key: string | number): Said {
  return { value: (said.value as Record<string | number, unknown>)[key], path: [...said.path, key] };
}
