import { ok } from '@quayside/std';
import type { Codec } from '../values/codec.js';
import type { GroupRule, Rule } from '../rules/rule.js';

/**
 * Every value that the rules of a field give to a text of the source: so that the bytes at a field's place can be read again
 * and compared with the field. Several rules may be for one field; the set decides which of them applies.
 */
export function readingsOf(fields: GroupRule, pointer: string, text: string, format?: string): string[] {
  const names = pointer.split('/').slice(1);
  return codecsAt(fields, names).flatMap((codec) => {
    const value = codec.read(text, format);
    return value.ok ? [value.value] : [];
  });
}

const plain: Codec = { read: ok, write: (value) => value };

function codecsAt(rule: Rule, names: readonly string[]): Codec[] {
  switch (rule.kind) {
    case 'value':
      return rule.sources.flatMap((source) => {
        if (source.kind === 'instant' || source.kind === 'expression') return [];
        // Of texts that are joined only one may be there.
        return [source.kind === 'element' ? source.codec : plain];
      });
    case 'group': {
      const [name, ...rest] = names;
      return rule.fields.filter(([each]) => each === name).flatMap(([, field]) => codecsAt(field, rest));
    }
    case 'list':
      // The number of an item says nothing about the slot that it came from.
      return rule.slots.flatMap((slot) => slot.items.flatMap((item) => codecsAt(item, names.slice(1))));
  }
}
