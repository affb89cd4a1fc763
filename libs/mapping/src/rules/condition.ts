import { fail, ok, type Result } from '@quayside/std';
import type { Path } from './path.js';

/** When a rule applies: all of these hold, and of `any` at least one if there are some. */
export interface Condition {
  readonly all: readonly Test[];
  readonly any: readonly Test[];
}

/** `BIG.07 is CN|CR`, `ACK.01 is not IS`, `LIN is present`, `SAC.05 is absent`, `PO1.06[UK] is a GTIN`. */
export interface Test {
  readonly path: Path;
  readonly test: 'is' | 'is not' | 'present' | 'absent' | 'gtin';
  readonly codes: readonly string[];
}

const shape = /^(.+?) is (?:(present|absent|a GTIN)|(not )?(\S+))$/;

export function parseTest(text: string, parsePath: (text: string) => Result<Path>): Result<Test> {
  const [, where = '', presence, not, codes = ''] = shape.exec(text) ?? [];
  if (where === '') return fail(`"${text}" is not a condition such as "BIG.07 is CN|CR" or "LIN is present"`);
  const path = parsePath(where);
  if (!path.ok) return path;
  if (presence === 'a GTIN') return ok({ path: path.value, test: 'gtin', codes: [] });
  if (presence !== undefined) return ok({ path: path.value, test: presence as 'present' | 'absent', codes: [] });
  return ok({ path: path.value, test: not === undefined ? 'is' : 'is not', codes: codes.split('|') });
}
