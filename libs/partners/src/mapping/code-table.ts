import { fail, ok } from '@quayside/std';
import type { Codec } from './codec.js';

/** Codes of the set and what they mean for us. */
export interface CodeTable extends Codec {
  readonly meanings: readonly string[];
  readonly known: ReadonlySet<string>;
}

/** Only codes that a table does not know, as they stand: what a choice of words leaves as "other" keeps its code so. */
export function codesBeyond({ known }: CodeTable): CodeTable {
  const keep = (code: string): string => (known.has(code) ? '' : code);
  return { meanings: [], known, read: (code) => ok(keep(code)), write: (code) => keep(code) || undefined };
}

/**
 * A table of codes. Of several codes with one meaning the first is written. `otherwise` says what becomes of other codes: "X12:*"
 * keeps them recognisable, and writes them back. The meaning "none" reads a code as nothing at all.
 */
export function codeTable(codes: readonly (readonly [code: string, meaning: string])[], otherwise?: string): CodeTable {
  const meaningOf = new Map(codes);
  const said = codes.filter(([, meaning]) => meaning !== 'none');
  const codeOf = new Map([...said].reverse().map(([code, meaning]) => [meaning, code]));
  const [before = '', after = ''] = otherwise?.split('*') ?? [];
  return {
    meanings: said.map(([, meaning]) => meaning),
    known: new Set(meaningOf.keys()),
    read: (code) => {
      const meaning = meaningOf.get(code);
      if (meaning !== undefined) return ok(meaning === 'none' ? '' : meaning);
      if (otherwise === 'none') return ok('');
      if (otherwise !== undefined) return ok(otherwise.replace('*', code));
      return fail(`the code "${code}" is not in the table of the mapping (${[...meaningOf.keys()].join(', ')})`);
    },
    write: (meaning) => {
      const code = codeOf.get(meaning);
      if (code !== undefined || !otherwise?.includes('*')) return code;
      const isKept = meaning.startsWith(before) && meaning.endsWith(after);
      return isKept ? meaning.slice(before.length, meaning.length - after.length) : undefined;
    },
  };
}
