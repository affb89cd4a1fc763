import type { YamlPath } from '../yaml/yaml-source.js';

/** A piece of a mapping with the place where it is written. */
export interface Said {
  readonly value: unknown;
  readonly path: YamlPath;
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
