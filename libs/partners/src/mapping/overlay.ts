import type { Finding } from '@quayside/std';
import type { YamlPath, YamlSource } from '../yaml/yaml-source.js';
import { isGroup } from './compilation.js';

/** What a profile says about a mapping that it uses: dotted names of fields, and where they stand with this partner. */
export interface Overlay {
  readonly source: YamlSource;
  readonly path: YamlPath;
  readonly rules: Readonly<Record<string, unknown>>;
}

/** A mapping with an overlay put over it. Findings point to the file in which the text stands. */
export interface Merged {
  readonly value: Readonly<Record<string, unknown>>;
  readonly findings: readonly Finding[];
  finding: YamlSource['finding'];
}

const sections = ['fields', 'tables', 'ignore', 'write'];

/** Puts single rules over a mapping: `lines.item.buyer`, `tables.units.CS`, `ignore.PER`. The rest stays as it is. */
export function mergeOverlay(mapping: YamlSource, overlay: Overlay | undefined): Merged {
  const value = structuredClone(mapping.value) as Record<string, unknown>;
  const findings: Finding[] = [];
  const origins: { at: string; key: string }[] = [];
  for (const [key, rule] of Object.entries(overlay?.rules ?? {})) {
    const at = put(value, namesIn(key), rule);
    if (at) origins.push({ at: at.join('\n'), key });
    else if (overlay)
      findings.push(overlay.source.finding([...overlay.path, key], unreachable(key), { code: 'mapping', atKey: true }));
  }
  return {
    value,
    findings,
    finding: (path, message, options) => {
      const text = path.join('\n');
      const origin = origins.find(({ at }) => text === at || text.startsWith(`${at}\n`));
      if (!origin || !overlay) return mapping.finding(path, message, options);
      const rest = path.slice(origin.at.split('\n').length);
      return overlay.source.finding([...overlay.path, origin.key, ...rest], message, options);
    },
  };
}

// "ignore.REF[VN].02" is one path behind the name of its section; other names are split at each dot.
function namesIn(key: string): string[] {
  const [first = '', ...rest] = key.split('.');
  if (!sections.includes(first)) return ['fields', first, ...rest];
  return first === 'ignore' || first === 'write' ? [first, rest.join('.')] : [first, ...rest];
}

/** Sets the rule, through the fields of lists; says from where on the mapping is the overlay's, or nothing if it has no such group. */
function put(value: Record<string, unknown>, names: readonly string[], rule: unknown): YamlPath | undefined {
  const path: string[] = [];
  let made: YamlPath | undefined;
  let at = value;
  for (const name of names.slice(0, -1)) {
    path.push(name);
    if (at[name] === undefined) made ??= [...path];
    const inner = (at[name] ??= {});
    if (!isGroup(inner)) return undefined;
    at = inner;
    if (isGroup(at['fields'])) {
      path.push('fields');
      at = at['fields'];
    }
  }
  const last = names.at(-1) ?? '';
  at[last] = rule;
  return made ?? [...path, last];
}

function unreachable(key: string): string {
  return `the mapping has no group of fields in which "${key}" could stand`;
}
