import { fail, ok } from '@quayside/std';
import type { Codec } from './codec.js';

/** Codes of the set and what they mean for us. */
export interface CodeTable extends Codec {
  readonly meanings: readonly string[];
  readonly known: ReadonlySet<string>;
  /** It says what becomes of codes that it does not know, be it that they are an error. */
  readonly isOpen: boolean;
}

/** Only codes that a table does not know, as they stand: what a choice of words leaves as "other" keeps its code so. */
export function codesBeyond({ known }: CodeTable): CodeTable {
  const keep = (code: string): string => (known.has(code) ? '' : code);
  return {
    meanings: [],
    known,
    isOpen: true,
    isPartial: true,
    read: (code) => ok(keep(code)),
    write: (code) => keep(code) || undefined,
  };
}

/**
 * A table of codes. Of several codes with one meaning the first is written. `otherwise` says what becomes of other codes: "X12:*"
 * keeps them recognisable, and writes them back; "error" says that they are meant to be one. The meaning "none" reads a code as nothing at all.
 * Where people write the codes as words, upper and lower case are one.
 */
export function codeTable(
  codes: readonly (readonly [code: string, meaning: string])[],
  others?: string,
  isOfWords = false,
): CodeTable {
  const otherwise = others === 'error' ? undefined : others;
  const meaningOf = new Map(codes);
  const words = isOfWords ? wordsOf(codes) : undefined;
  const said = codes.filter(([, meaning]) => meaning !== 'none');
  const codeOf = new Map([...said].reverse().map(([code, meaning]) => [meaning, code]));
  const [before = '', after = ''] = otherwise?.split('*') ?? [];
  return {
    meanings: said.map(([, meaning]) => meaning),
    known: new Set(meaningOf.keys()),
    isOpen: others !== undefined,
    isPartial: otherwise === 'none' || said.length < codes.length,
    read: (code) => {
      const meaning = meaningOf.get(code) ?? words?.get(plain(code));
      if (meaning !== undefined) return ok(meaning === 'none' ? '' : meaning);
      if (otherwise === 'none') return ok('');
      if (otherwise !== undefined) return ok(otherwise.replace('*', code));
      return fail(`the code "${code}" is none of ${listed([...meaningOf.keys()])}`);
    },
    write: (meaning) => {
      const code = codeOf.get(meaning);
      if (code !== undefined || !otherwise?.includes('*')) return code;
      const isKept = meaning.startsWith(before) && meaning.endsWith(after);
      return isKept ? meaning.slice(before.length, meaning.length - after.length) : undefined;
    },
  };
}

/** So many that a person reads them. */
const mostListed = 30;

function listed(codes: readonly string[]): string {
  const more = codes.length - mostListed;
  return `${codes.slice(0, mostListed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Words without their case; those that would mean two things are left out. */
function wordsOf(codes: readonly (readonly [code: string, meaning: string])[]): ReadonlyMap<string, string> {
  const byWord = Map.groupBy(codes, ([code]) => plain(code));
  const clear = [...byWord].filter(([, all]) => new Set(all.map(([, meaning]) => meaning)).size === 1);
  return new Map(clear.map(([word, [first]]) => [word, first?.[1] ?? '']));
}

function plain(code: string): string {
  return code.normalize('NFC').toLowerCase().trim();
}
