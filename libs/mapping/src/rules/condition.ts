import { fail, ok, type Result } from '@quayside/std';
import type { Path } from './path.js';

/** When a rule applies: all of these hold, and of `any` at least one if there are some. */
export interface Condition {
  readonly all: readonly Test[];
  readonly any: readonly Test[];
}

/** `BIG.07 is CN|CR`, `ACK.01 is not IS`, `LIN is present`, `SAC.05 is absent`, `REF[PO] is single`, `PO1.06[UK] is a GTIN`, `@currencyID is same as ../cbc:ID`. */
export interface Test {
  readonly path: Path;
  readonly test: 'is' | 'is not' | 'present' | 'absent' | 'single' | 'several' | 'gtin' | 'same';
  readonly codes: readonly string[];
  /** Of `same`: what it must be the same as. */
  readonly other?: Path;
}

const shape = /^(.+?) is (?:(present|absent|single|several|a GTIN)|(not )?(\S+))$/;

const sameShape = /^(\S+) is same as (\S+)$/;

export function parseTest(text: string, parsePath: (text: string) => Result<Path>): Result<Test> {
  const [, one, other] = sameShape.exec(text) ?? [];
  if (one !== undefined && other !== undefined) return sameTest(parsePath(one), parsePath(other));
  const [, where = '', what, not, codes = ''] = shape.exec(text) ?? [];
  if (where === '') return fail(`"${text}" is not a condition such as "BIG.07 is CN|CR" or "LIN is present"`);
  const path = anywhere(where, parsePath);
  if (!path.ok) return path;
  return ok({ path: path.value, ...(what === undefined ? codesTest(not, codes) : whatTest(what)) });
}

/** `everywhere` begins a path at the beginning of the set. */
function anywhere(text: string, parsePath: (text: string) => Result<Path>): Result<Path> {
  const [, rest] = /^everywhere (.*)$/.exec(text) ?? [];
  if (rest === undefined) return parsePath(text);
  const path = parsePath(rest);
  return path.ok ? ok({ ...path.value, text, look: 'everywhere' }) : path;
}

function codesTest(not: string | undefined, codes: string): Pick<Test, 'test' | 'codes'> {
  return { test: not === undefined ? 'is' : 'is not', codes: codes.split('|') };
}

function whatTest(what: string): Pick<Test, 'test' | 'codes'> {
  return { test: what === 'a GTIN' ? 'gtin' : (what as 'present' | 'absent' | 'single' | 'several'), codes: [] };
}

function sameTest(path: Result<Path>, other: Result<Path>): Result<Test> {
  if (!path.ok) return path;
  return other.ok ? ok({ path: path.value, test: 'same', codes: [], other: other.value }) : other;
}
