import { namesNoOrder } from '@quayside/canonical';
import { fail, ok } from '@quayside/std';
import { BoundedPattern } from './bounded-pattern.js';
import type { Codec } from './codec.js';
import type { MappingSettings } from './mapping-settings.js';

/**
 * The number of an order: a text that names none is left to the next source, and a pattern of the profile cuts it out of what
 * stands around it. What the pattern does not find stays as it is.
 */
export function orderNumberCodec(inner: Codec, { orderNumbers }: MappingSettings): Codec {
  const pattern =
    orderNumbers?.pattern === undefined ? undefined : new BoundedPattern(new RegExp(orderNumbers.pattern, 'u'));
  return {
    ...inner,
    isPartial: true,
    read: (text, format) => {
      const read = inner.read(text, format);
      if (!read.ok || namesNoOrder(read.value)) return read.ok ? ok('') : read;
      return pattern ? cut(pattern, read.value) : read;
    },
  };
}

function cut(pattern: BoundedPattern, text: string) {
  try {
    const found = pattern.exec(text);
    return ok(found?.[1] ?? found?.[0] ?? text);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}
