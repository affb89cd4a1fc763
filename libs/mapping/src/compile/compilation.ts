import type { LoopDefinition, SetDefinition } from '@quayside/edi';
import type { Finding, Result, Severity } from '@quayside/std';
import type { ElementLayout } from './element-layout.js';
import type { MappingSettings } from '../values/mapping-settings.js';
import type { Path } from '../rules/path.js';
import type { Said } from './said.js';
import type { StaticScope } from '../rules/static-scope.js';

/** What writing XML or JSON must know beside the paths. */
export interface ElementWriting {
  readonly layout: ElementLayout;
  /** Members that lists go through: JSON writes them as arrays. */
  readonly lists: Set<LoopDefinition>;
  /** Members that hold numbers. */
  readonly numbers: Set<LoopDefinition>;
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
