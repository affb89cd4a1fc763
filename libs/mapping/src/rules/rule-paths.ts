import type { Path } from './path.js';
import type { Rule, Source } from './rule.js';

/** Every path that a rule reads, its conditions left out. */
export function pathsIn(rule: Rule): Path[] {
  switch (rule.kind) {
    case 'value':
      return rule.sources.flatMap(sourcePaths);
    case 'group':
      return rule.fields.flatMap(([, field]) => pathsIn(field));
    case 'list':
      return rule.slots.flatMap((slot) => slot.items.flatMap(pathsIn));
  }
}

function sourcePaths(source: Source): readonly Path[] {
  switch (source.kind) {
    case 'element':
      return source.upTo ? [source.path, source.upTo.path] : [source.path];
    case 'joined':
    case 'sum':
      return source.paths;
    case 'instant':
      return [source.day, source.time, ...(source.zoneAt ? [source.zoneAt] : [])];
    case 'expression':
      return source.reads.map(([, path]) => path);
  }
}
