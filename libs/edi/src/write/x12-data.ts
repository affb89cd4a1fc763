import { fail, ok, type Result } from '@quayside/std';
import { finding, type EdiFinding } from '../findings/edi-finding.js';
import { isControl } from './control-character.js';
import { isComposite, withoutTrailing, type WrittenElement, type WrittenSegment } from './written-segment.js';
import type { X12Framing } from './x12-tree.js';

/** Makes segments safe to write: nothing in their texts can act as a delimiter or break a line. */
export interface DataGuard {
  /** The elements as strings with component and repetition separators in place, trailing empty ones left out. */
  segment(segment: WrittenSegment, path: string): Result<string[], EdiFinding[]>;
  text(text: string, path: string): Result<string, EdiFinding[]>;
}

/** A guard for one framing; `repeats` is false before 00402, where no element may repeat. */
export function dataGuard(framing: X12Framing, repeats: boolean): DataGuard {
  const delimiters = [framing.element, framing.component, framing.terminator, ...(repeats ? [framing.repetition] : [])];
  const forbidden = (character: string): boolean => delimiters.includes(character) || isControl(character);

  const text = (value: string, path: string): Result<string, EdiFinding[]> => {
    if (!Array.from(value).some(forbidden)) return ok(value);
    const { replacement } = framing;
    if (replacement !== undefined && !forbidden(replacement)) {
      return ok(Array.from(value, (each) => (forbidden(each) ? replacement : each)).join(''));
    }
    const message = 'A text holds a delimiter or control character, which X12 cannot express';
    return fail([finding('text-not-writable', 'fatal', message, { path })]);
  };

  const element = (value: WrittenElement, path: string): Result<string, EdiFinding[]> => {
    if (typeof value === 'string') return text(value, path);
    if (isComposite(value)) return joined(value, framing.component, path, text);
    if (!repeats && value.repetitions.length > 1) {
      const message = 'An element repeats, which this version of the interchange cannot express';
      return fail([finding('text-not-writable', 'fatal', message, { path })]);
    }
    return joined(value.repetitions, framing.repetition, path, element);
  };

  return {
    text,
    segment([tag, ...elements], path) {
      if (!/^[A-Z][A-Z0-9]{1,2}$/.test(tag)) {
        return fail([finding('segment-tag', 'fatal', `"${tag.slice(0, 10)}" is no segment tag`, { path })]);
      }
      return gathered(elements.map((each, n) => element(each, `${path}/${n + 1}`)));
    },
  };
}

function joined<T extends WrittenElement>(
  parts: readonly T[],
  separator: string,
  path: string,
  write: (part: T, path: string) => Result<string, EdiFinding[]>,
): Result<string, EdiFinding[]> {
  const written = gathered(parts.map((part, n) => write(part, `${path}/${n + 1}`)));
  return written.ok ? ok(written.value.join(separator)) : written;
}

/** All texts, or all faults. */
function gathered(written: readonly Result<string, EdiFinding[]>[]): Result<string[], EdiFinding[]> {
  const faults = written.flatMap((each) => (each.ok ? [] : each.error));
  return faults.length > 0 ? fail(faults) : ok(withoutTrailing(written.map((each) => (each.ok ? each.value : ''))));
}
