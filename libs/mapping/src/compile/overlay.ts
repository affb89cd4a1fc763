import type { Finding } from '@quayside/std';
import { cloned, dropKey, putKey } from '../yaml/key-order.js';
import type { YamlPath, YamlSource } from '../yaml/yaml-source.js';
import { isGroup } from './said.js';

/**
 * What a profile says about a mapping that it uses, or a mapping about one release: dotted names of fields, and where they
 * stand there. A field whose rule is `none` is taken away.
 */
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
  /** Whether an overlay says what stands at a path, and not the mapping itself. */
  isOverlaid(path: YamlPath): boolean;
}

const sections = ['fields', 'tables', 'ignore', 'write', 'csv', 'xml', 'json'];

/** Puts single rules over a mapping: `lines.item.buyer`, `tables.units.CS`, `ignore.PER`. The rest stays as it is. */
export function mergeOverlay(mapping: YamlSource, overlays: readonly Overlay[]): Merged {
  const value = cloned(mapping.value) as Record<string, unknown>;
  const findings: Finding[] = [];
  const origins: Origin[] = [];
  for (const overlay of overlays) {
    for (const [key, rule] of Object.entries(overlay.rules)) {
      const at = put(value, namesIn(key), rule);
      if (at) origins.unshift({ at: at.join('\n'), key, overlay });
      else
        findings.push(
          overlay.source.finding([...overlay.path, key], unreachable(key), { code: 'mapping', atKey: true }),
        );
    }
  }
  const originOf = (path: YamlPath) => {
    const text = path.join('\n');
    return origins.find(({ at }) => text === at || text.startsWith(`${at}\n`));
  };
  return {
    value,
    findings,
    isOverlaid: (path) => originOf(path) !== undefined,
    finding: (path, message, options) => {
      const origin = originOf(path);
      if (!origin) return mapping.finding(path, message, options);
      const rest = path.slice(origin.at.split('\n').length);
      return origin.overlay.source.finding([...origin.overlay.path, origin.key, ...rest], message, options);
    },
  };
}

/** Which overlay a part of the merged mapping comes from; the last one counts. */
interface Origin {
  readonly at: string;
  readonly key: string;
  readonly overlay: Overlay;
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
    if (at[name] === undefined) putKey(at, name, {});
    const inner = at[name];
    if (!isGroup(inner)) return undefined;
    at = inner;
    if (isGroup(at['fields'])) {
      path.push('fields');
      at = at['fields'];
    }
  }
  const last = names.at(-1) ?? '';
  if (rule === 'none') dropKey(at, last);
  else putKey(at, last, rule);
  return made ?? [...path, last];
}

function unreachable(key: string): string {
  return `the mapping has no group of fields in which "${key}" could stand`;
}
